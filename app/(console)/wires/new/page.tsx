import type { Metadata } from 'next';
import Box from '@mui/material/Box';
import { createWireAction } from '@/app/(console)/wires/actions';
import { NewWireForm } from '@/components/wires/form/new-wire-form';
import { EMPTY_WIRE, fieldsOf } from '@/components/wires/form/wire-form-content';
import { links } from '@/contract/links';
import { orUndefined, requirePageActor } from '@/lib/web';
import { getWire } from '@/lib/wires';

export const metadata: Metadata = { title: 'New wire' };

export default async function NewWirePage({ searchParams }: PageProps<'/wires/new'>) {
  const actor = await requirePageActor(links.newWire);
  const { like } = await searchParams;
  // A link to a wire that does not exist opens an empty form.
  const wire = typeof like === 'string' ? await orUndefined(getWire(actor, like)) : undefined;
  return (
    <Box sx={{ maxWidth: 600 }}>
      <NewWireForm
        key={wire?.id}
        initial={wire ? fieldsOf(wire) : EMPTY_WIRE}
        {...(wire && { like: wire.reference_number })}
        send={createWireAction}
      />
    </Box>
  );
}
