import type { Metadata } from 'next';
import Box from '@mui/material/Box';
import { updateWireAction } from '@/app/(console)/wires/actions';
import { EditWireForm } from '@/components/wires/form/edit-wire-form';
import { links } from '@/contract/links';
import { orNotFound, requirePageActor } from '@/lib/web';
import { allowedStatuses, getWire } from '@/lib/wires';

export const metadata: Metadata = { title: 'Edit wire' };

export default async function EditWirePage({ params }: PageProps<'/wires/[id]/edit'>) {
  const { id } = await params;
  const actor = await requirePageActor(links.editWire(id));
  const wire = await orNotFound(getWire(actor, id));
  return (
    <Box sx={{ maxWidth: 600 }}>
      <EditWireForm initial={wire} editable={allowedStatuses('edit')} save={updateWireAction} />
    </Box>
  );
}
