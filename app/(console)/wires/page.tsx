import type { Metadata } from 'next';
import { deleteWireAction, retryWireAction } from '@/app/(console)/wires/actions';
import type { InitialPage } from '@/components/wires/list/use-wire-page';
import { WireListPage } from '@/components/wires/list/wire-list-page';
import { loadView, queryOf } from '@/components/wires/list/list-view';
import { featureStates } from '@/lib/features';
import { listWires } from '@/lib/wires';
import { requirePageActor } from '@/lib/web';

export const metadata: Metadata = { title: 'Wires' };

const writes = { delete: deleteWireAction, retry: retryWireAction };

/** The page of the list, with the time from which it is as old as it is. */
async function read(
  actor: Parameters<typeof listWires>[0],
  query: ReturnType<typeof queryOf>,
): Promise<InitialPage> {
  const at = Date.now();
  return { key: JSON.stringify(query), list: await listWires(actor, query), at };
}

export default async function WiresPage({ searchParams }: PageProps<'/wires'>) {
  const parameters = await searchParams;
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const actor = await requirePageActor(
    given.length > 0 ? `/wires?${new URLSearchParams(given)}` : '/wires',
  );
  const query = queryOf(loadView(parameters));
  return (
    <WireListPage
      userId={actor.user_id}
      initial={await read(actor, query)}
      canExport={featureStates().csv_export}
      writes={writes}
    />
  );
}
