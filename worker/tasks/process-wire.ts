import { simulator } from '@/lib/rails';
import { processWire } from '@/lib/wires';
import { defineTask } from '@/worker/task';

/** Sends one wire over the rail and records what became of it. */
export const processWireTask = defineTask('process_wire', ({ wire_id }) =>
  processWire(simulator, wire_id),
);
