import type { Metadata } from 'next';
import Box from '@mui/material/Box';
import { notFound } from 'next/navigation';
import { updateWireAction } from '@/app/(console)/wires/actions';
import { EditWireForm } from '@/components/wires/form/edit-wire-form';
import { isAppError } from '@/contract/errors';
import { allowedStatuses, getWire } from '@/lib/wires';
import { requirePageActor } from '@/lib/web';

export const metadata: Metadata = { title: 'Edit wire' };

export default async function EditWirePage({ params }: PageProps<'/wires/[id]/edit'>) {
  const { id } = await params;
  const actor = await requirePageActor(`/wires/${id}/edit`);
  const wire = await getWire(actor, id).catch((error: unknown) => {
    if (isAppError(error, 'not_found')) notFound();
    throw error;
  });
  const editable = allowedStatuses('edit');
  return (
    <Box sx={{ maxWidth: 600 }}>
      <EditWireForm initial={wire} editable={editable} save={updateWireAction} />
    </Box>
  );
}
