import type { Metadata } from 'next';
import Box from '@mui/material/Box';
import { createWireAction } from '@/app/(console)/wires/actions';
import { NewWireForm } from '@/components/wires/form/new-wire-form';
import { EMPTY_WIRE, fieldsOf } from '@/components/wires/form/wire-form-content';
import type { Actor } from '@/contract/actor';
import { isAppError } from '@/contract/errors';
import { getWire } from '@/lib/wires';
import type { Wire } from '@/contract/wire';
import { requirePageActor } from '@/lib/web';

export const metadata: Metadata = { title: 'New wire' };

/** The wire to repeat; a link to one that is gone opens an empty form. */
async function wireToRepeat(actor: Actor, id: unknown): Promise<Wire | undefined> {
  if (typeof id !== 'string') return undefined;
  return getWire(actor, id).catch((error: unknown) => {
    if (isAppError(error, 'not_found')) return undefined;
    throw error;
  });
}

export default async function NewWirePage({ searchParams }: PageProps<'/wires/new'>) {
  const actor = await requirePageActor('/wires/new');
  const wire = await wireToRepeat(actor, (await searchParams)['like']);
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
