import type { Metadata } from 'next';
import { createWireAction } from '@/app/(console)/wires/actions';
import { WireForm } from '@/components/wires/wire-form';
import { requirePageActor } from '@/lib/web';

export const metadata: Metadata = { title: 'New wire' };

export default async function NewWirePage() {
  await requirePageActor('/wires/new');
  return <WireForm send={createWireAction} />;
}
