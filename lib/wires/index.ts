export { announceWire } from '@/lib/wires/announce';
export type { ExpectedVersions } from '@/lib/wires/conflict';
export { createWire, type Created } from '@/lib/wires/create';
export { deleteWire } from '@/lib/wires/delete';
export { listWires, type ListQuery } from '@/lib/wires/list';
export { catchUp, type CaughtUp } from '@/lib/wires/live';
export { processWire } from '@/lib/wires/process';
export { getHistory, getWire } from '@/lib/wires/read';
export { updateWire } from '@/lib/wires/update';
