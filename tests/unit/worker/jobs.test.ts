import { parseCrontab } from 'graphile-worker';
import { describe, expect, it } from 'vitest';
import { JOBS, type JobName } from '@/contract/jobs';
import { newId } from '@/lib/ids';
import { CRONTAB } from '@/worker/crontab';
import { defineTask, type AddJob, type JobTasks } from '@/worker/task';

/** `npm test` compiles this file: each @ts-expect-error fails when its next line compiles. */

const idle = <N extends JobName>(name: N) => defineTask(name, () => Promise.resolve());
const tasks = {
  process_wire: idle('process_wire'),
  announce: idle('announce'),
  announce_session: idle('announce_session'),
  prune: idle('prune'),
} satisfies JobTasks;

describe('the task list', () => {
  it('has a task for every job, or does not compile', () => {
    const { prune, ...others } = tasks;
    // @ts-expect-error -- prune has no task
    const incomplete: JobTasks = others;
    expect(Object.keys({ ...incomplete, prune }).sort()).toEqual(Object.keys(JOBS).sort());
  });

  it('has no task under the name of another job, or does not compile', () => {
    // @ts-expect-error -- the task of `announce` under the name `prune`
    const swapped: JobTasks = { ...tasks, prune: tasks.announce };
    expect(swapped.prune.job).not.toBe('prune');
  });
});

describe('a job added from inside a job', () => {
  const added: unknown[] = [];
  const addJob: AddJob = (name, payload) => {
    added.push([name, payload]);
    return Promise.resolve();
  };

  it('has a known name and the payload of its schema, or does not compile', async () => {
    const wire_id = newId();
    await addJob('announce', { wire_id });
    // @ts-expect-error -- no such job
    await addJob('announce_wire', { wire_id });
    // @ts-expect-error -- the payload of another job
    await addJob('announce_session', { wire_id });
    // @ts-expect-error -- the required id is missing
    await addJob('process_wire', {});
    expect(added).toHaveLength(4);
  });
});

describe('the crontab', () => {
  it('queues jobs of JOBS only', () => {
    const scheduled = parseCrontab(CRONTAB).map(({ task }) => task);
    expect(scheduled).toEqual(['prune']);
    for (const task of scheduled) expect(Object.keys(JOBS)).toContain(task);
  });
});
