import { expect, it } from 'vitest';
import '@/worker/metrics';
import { Figures } from '@/tests/helpers/figures';
import { until } from '@/tests/helpers/wait';

// Nothing listens there. Set before anything reads the configuration.
process.env['DATABASE_URL'] = 'postgres://wire:password@127.0.0.1:1/wire';

it('without PostgreSQL the metrics are answered, without what it alone knows', async () => {
  const figures = await Figures.here();
  for (const name of ['desk_job_queue', 'desk_wires', 'desk_wires_outcome_unknown'])
    expect(figures.get(name)).toBeUndefined();
  await until('both statements have failed and are counted', async () => {
    const next = await Figures.here();
    const failures = next.get('desk_database_failures_total', { reason: 'unavailable' });
    return failures === 2 && next.get('desk_database_statements') === 0;
  });
});
