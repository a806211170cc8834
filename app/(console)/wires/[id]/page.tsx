import type { Metadata } from 'next';
import { deleteWireAction, retryWireAction } from '@/app/(console)/wires/actions';
import { WireDetail } from '@/components/wires/detail/wire-detail';
import { links } from '@/contract/links';
import { env } from '@/lib/env';
import { orNotFound, requirePageActor } from '@/lib/web';
import { allowedStatuses, getHistory, getWire } from '@/lib/wires';

export const metadata: Metadata = { title: 'Wire' };

const writes = { delete: deleteWireAction, retry: retryWireAction };

export default async function WirePage({ params }: PageProps<'/wires/[id]'>) {
  const { id } = await params;
  const actor = await requirePageActor(links.wire(id));
  const [wire, history] = await orNotFound(
    Promise.all([getWire(actor, id), getHistory(actor, id)]),
  );
  return (
    <WireDetail
      // Another wire is another page: its dialogs and states start afresh.
      key={wire.id}
      initial={wire}
      initialHistory={{ items: history }}
      editable={allowedStatuses('edit')}
      baseUrl={env().PUBLIC_URL}
      writes={writes}
    />
  );
}
