import { announceWire } from '@/lib/wires';
import { defineTask } from '@/worker/task';

/** Repeats an announcement until Redis has taken it, although the writer may have died. */
export const announceTask = defineTask('announce', ({ wire_id }) => announceWire(wire_id));
