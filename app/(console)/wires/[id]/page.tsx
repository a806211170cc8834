import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { deleteWireAction, retryWireAction } from '@/app/(console)/wires/actions';
import { WireDetail } from '@/components/wires/detail/wire-detail';
import { env } from '@/lib/env';
import { isAppError } from '@/contract/errors';
import { allowedStatuses, getHistory, getWire } from '@/lib/wires';
import { requirePageActor } from '@/lib/web';

export const metadata: Metadata = { title: 'Wire' };

const writes = { delete: deleteWireAction, retry: retryWireAction };

export default async function WirePage({ params }: PageProps<'/wires/[id]'>) {
  const { id } = await params;
  const actor = await requirePageActor(`/wires/${id}`);
  const [wire, history] = await Promise.all([getWire(actor, id), getHistory(actor, id)]).catch(
    (error: unknown) => {
      if (isAppError(error, 'not_found')) notFound();
      throw error;
    },
  );
  return (
    <WireDetail
      // Another wire is another page: nothing of the last one's dialogs may remain.
      key={wire.id}
      initial={wire}
      initialHistory={{ items: history }}
      editable={allowedStatuses('edit')}
      baseUrl={env().PUBLIC_URL}
      writes={writes}
    />
  );
}
