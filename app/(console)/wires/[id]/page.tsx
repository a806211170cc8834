import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WireDetail } from '@/components/wires/wire-detail';
import { isAppError } from '@/lib/errors';
import { getHistory, getWire } from '@/lib/wires';
import { requirePageActor } from '@/lib/web';

export const metadata: Metadata = { title: 'Wire' };

export default async function WirePage({ params }: PageProps<'/wires/[id]'>) {
  const { id } = await params;
  const actor = await requirePageActor(`/wires/${id}`);
  const [wire, history] = await Promise.all([getWire(actor, id), getHistory(actor, id)]).catch(
    (error: unknown) => {
      if (isAppError(error, 'not_found')) notFound();
      throw error;
    },
  );
  return <WireDetail initial={wire} initialHistory={{ items: history }} />;
}
