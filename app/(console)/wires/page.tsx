import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { WireListPage } from '@/components/wires/wire-list';
import { listWires } from '@/lib/wires';
import { listQuery } from '@/lib/wires/query';
import { requirePageActor } from '@/lib/web';

export const metadata: Metadata = { title: 'Wires' };

export default async function WiresPage({ searchParams }: PageProps<'/wires'>) {
  const actor = await requirePageActor('/wires');
  const parsed = listQuery.safeParse(await searchParams);
  if (!parsed.success) redirect('/wires');
  const query = parsed.data;
  const list = await listWires(actor, query);
  const { page = 1, page_size, sort } = query;
  return <WireListPage parameters={{ page, page_size, sort }} initial={list} />;
}
