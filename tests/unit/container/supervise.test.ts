import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '@/tests/helpers/wait';

/** A program that prints its process id and runs until SIGTERM. */
const stays = (name: string, onStop = 'process.exit(0)') =>
  `process.on("SIGTERM",()=>{console.log("${name} stops");${onStop}});setInterval(()=>{},1e3);console.log("${name} "+process.pid)`;

interface Supervised {
  child: ChildProcessByStdio<null, Readable, null>;
  output: () => string;
  /** Waits for the process id that a child prints. */
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
      const printed = new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1];
      return printed === undefined ? undefined : Number(printed);
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
    'forwards %s as SIGTERM, waits, exits with 0',
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

  it('treats the exit code of its own signal as a clean stop', async () => {
    const { child, pid, ended } = run({ web: stays('web', 'process.exit(143)') });
    await pid('web');
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0 });
  });

  it('stops the others when a process exits, and exits with its code', async () => {
    const worker = `process.on("SIGUSR2",()=>process.exit(7));${stays('worker')}`;
    const { pid, ended, output } = run({ web: stays('web'), worker });
    const web = await pid('web');
    process.kill(await pid('worker'), 'SIGUSR2');
    expect(await ended).toEqual({ code: 7 });
    expect(output()).toContain('died: worker');
    expect(output()).toContain('web stops');
    expect(isAlive(web)).toBe(false);
  });

  it('exits with 128 + n when signal n killed a process', async () => {
    const { pid, ended, output } = run({ web: stays('web'), worker: stays('worker') });
    await pid('web');
    process.kill(await pid('worker'), 'SIGKILL');
    expect(await ended).toEqual({ code: 137 });
    expect(output()).toContain('web stops');
  });

  it('kills a process that does not stop, and exits with that code', async () => {
    const { child, pid, ended } = run({ web: stays('web', ''), worker: stays('worker') });
    const web = await pid('web');
    await pid('worker');
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 137 });
    expect(isAlive(web)).toBe(false);
  });

  it('exits with the code of a task', async () => {
    expect(await run({ migrate: '' }).ended).toEqual({ code: 0 });
    expect(await run({ migrate: 'process.exit(3)' }).ended).toEqual({ code: 3 });
  });
});
