import { announceWire } from '@/lib/wires';
import { defineTask } from '@/worker/task';

const REPEAT_EVERY_MS = 5_000;

/** Repeats an announcement until Redis has taken it, although the writer may have died. */
export const announceTask = defineTask('announce', ({ wire_id }) => announceWire(wire_id), {
  repeatEveryMs: REPEAT_EVERY_MS,
});
