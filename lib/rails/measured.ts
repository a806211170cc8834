import { counter } from '@/lib/metrics';
import type { Rail } from '@/lib/rails/rail';

const calls = counter('desk_rail_calls_total', 'Calls of the payment rail.', ['call', 'outcome']);
for (const call of ['submit', 'lookup']) {
  for (const outcome of ['unknown', 'unreachable']) calls.inc({ call, outcome }, 0);
}

async function counted<T extends { outcome: string }>(
  call: keyof Rail,
  answer: Promise<T>,
): Promise<T> {
  try {
    const result = await answer;
    calls.inc({ call, outcome: result.outcome });
    return result;
  } catch (error) {
    calls.inc({ call, outcome: 'unreachable' });
    throw error;
  }
}

/** Wraps a rail and counts its calls by outcome. */
export function measured(rail: Rail): Rail {
  return {
    submit: (payment, key) => counted('submit', rail.submit(payment, key)),
    lookup: (key) => counted('lookup', rail.lookup(key)),
  };
}
