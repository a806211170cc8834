import type { Metadata } from 'next';
import { Dashboard } from '@/components/charts/dashboard';
import { rangeOf, startOf } from '@/components/charts/range';
import { links } from '@/contract/links';
import { cachedSummaryJson } from '@/lib/wires';
import type { Summary } from '@/contract/wire';
import { requirePageActor } from '@/lib/web';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardPage({ searchParams }: PageProps<'/dashboard'>) {
  const actor = await requirePageActor(links.dashboard);
  const range = rangeOf((await searchParams)['range']);
  const today = new Date().toISOString().slice(0, 10);
  const { body } = await cachedSummaryJson(actor, { created_from: startOf(range, today) });
  return <Dashboard today={today} initialRange={range} initial={JSON.parse(body) as Summary} />;
}
