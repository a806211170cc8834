import type { Metadata } from 'next';
import { deleteWireAction, retryWireAction } from '@/app/(console)/wires/actions';
import { queryOf } from '@/components/wires/list/list-query';
import { loadView } from '@/components/wires/list/list-view';
import type { InitialPage } from '@/components/wires/list/use-wire-page';
import { WireListPage } from '@/components/wires/list/wire-list-page';
import { links } from '@/contract/links';
import { featureStates } from '@/lib/features';
import { requirePageActor } from '@/lib/web';
import { listWires } from '@/lib/wires';

export const metadata: Metadata = { title: 'Wires' };

const writes = { delete: deleteWireAction, retry: retryWireAction };

/** The wires of a page, with the time before the read: their age counts from there. */
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
    given.length > 0 ? `${links.wires}?${new URLSearchParams(given)}` : links.wires,
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
