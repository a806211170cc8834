import { measured, simulator } from '@/lib/rails';
import { processWire } from '@/lib/wires';
import { defineTask } from '@/worker/task';

const rail = measured(simulator);

/** Sends one wire over the rail and records the outcome. */
export const processWireTask = defineTask(
  'process_wire',
  async ({ wire_id, request_id }, addJob) => {
    const announced = await processWire(rail, wire_id);
    // The wire is settled; only its announcement is missing, which has a retry interval of its own.
    if (announced) return;
    await addJob('announce', { wire_id, request_id }, { jobKey: `announce:${wire_id}` });
  },
);
