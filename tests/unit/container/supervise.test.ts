import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '@/tests/helpers/wait';

/** Says its process id, and stays until it is told to stop. */
const stays = (name: string, onStop = 'process.exit(0)') =>
  `process.on("SIGTERM",()=>{console.log("${name} stops");${onStop}});setInterval(()=>{},1e3);console.log("${name} "+process.pid)`;

interface Supervised {
  child: ChildProcessByStdio<null, Readable, null>;
  output: () => string;
  /** The process id that a child has said. */
  pid: (name: string) => Promise<number>;
  ended: Promise<{ code: number | null }>;
}

const running: Supervised[] = [];

function run(processes: Record<string, string>): Supervised {
  const scripts = Object.entries(processes).map(([name, code]) => `${name}=${code}`);
  const program = ['--import', 'tsx', 'tests/helpers/supervised.ts', ...scripts];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null }));
  const pid = (name: string) =>
    until(`${name} runs`, () => {
      const said = new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1];
      return said === undefined ? undefined : Number(said);
    });
  const supervised = { child, output: () => text, pid, ended };
  running.push(supervised);
  return supervised;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
});

describe('the supervisor', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'passes %s on as a request to stop, waits, ends with 0',
    async (signal) => {
      const { child, pid, ended, output } = run({
        web: stays('web', 'setTimeout(()=>{console.log("web has closed");process.exit(0)},50)'),
        worker: stays('worker'),
      });
      const pids = [await pid('web'), await pid('worker')];
      child.kill(signal);
      expect(await ended).toEqual({ code: 0 });
      expect(output()).toContain('web has closed');
      expect(output()).toContain('worker stops');
      expect(output()).not.toContain('died');
      expect(pids.filter(isAlive)).toEqual([]);
    },
  );

  it('takes the code of a signal that it sent for a good end', async () => {
    const { child, pid, ended } = run({ web: stays('web', 'process.exit(143)') });
    await pid('web');
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0 });
  });

  it('ends with the code of the process that died, and stops the others first', async () => {
    const worker = `process.on("SIGUSR2",()=>process.exit(7));${stays('worker')}`;
    const { pid, ended, output } = run({ web: stays('web'), worker });
    const web = await pid('web');
    process.kill(await pid('worker'), 'SIGUSR2');
    expect(await ended).toEqual({ code: 7 });
    expect(output()).toContain('died: worker');
    expect(output()).toContain('web stops');
    expect(isAlive(web)).toBe(false);
  });

  it('ends with 128 and the number of the signal that killed a process', async () => {
    const { pid, ended, output } = run({ web: stays('web'), worker: stays('worker') });
    await pid('web');
    process.kill(await pid('worker'), 'SIGKILL');
    expect(await ended).toEqual({ code: 137 });
    expect(output()).toContain('web stops');
  });

  it('kills what does not stop when asked, and says so by its code', async () => {
    const { child, pid, ended } = run({ web: stays('web', ''), worker: stays('worker') });
    const web = await pid('web');
    await pid('worker');
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 137 });
    expect(isAlive(web)).toBe(false);
  });

  it('gives the code of a task that has ended', async () => {
    expect(await run({ migrate: '' }).ended).toEqual({ code: 0 });
    expect(await run({ migrate: 'process.exit(3)' }).ended).toEqual({ code: 3 });
  });
});
