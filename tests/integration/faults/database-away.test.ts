import { expect, it } from 'vitest';
import '@/worker/metrics';
import { Figures } from '@/tests/helpers/figures';
import { until } from '@/tests/helpers/wait';

// No server listens on this port. Set before the configuration is read.
process.env['DATABASE_URL'] = 'postgres://wire:password@127.0.0.1:1/wire';

it('without PostgreSQL the metrics are served, without those read from it', async () => {
  const figures = await Figures.here();
  for (const name of ['desk_job_queue', 'desk_wires', 'desk_wires_outcome_unknown'])
    expect(figures.get(name)).toBeUndefined();
  await until('the failures of both statements are counted', async () => {
    const next = await Figures.here();
    const failures = next.get('desk_database_failures_total', { reason: 'unavailable' });
    return failures === 2 && next.get('desk_database_statements') === 0;
  });
});
