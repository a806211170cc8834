import { measured, simulator } from '@/lib/rails';
import { processWire } from '@/lib/wires';
import { defineTask } from '@/worker/task';

const rail = measured(simulator);

/** Sends one wire over the rail and records what became of it. */
export const processWireTask = defineTask(
  'process_wire',
  async ({ wire_id, request_id }, helpers) => {
    const announced = await processWire(rail, wire_id);
    // The wire is settled; only telling of it is left, and that has a pace of its own.
    if (announced) return;
    const payload = { wire_id, request_id };
    await helpers.addJob('announce', payload, { jobKey: `announce:${wire_id}` });
  },
);
