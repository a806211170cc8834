import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  BROKEN,
  deploy,
  docker,
  DrillHost,
  variant,
  type Outcome,
} from '@/docker/drill/drill-host';
import { Load, type LoadReport } from '@/docker/drill/load';
import { runScript } from '@/scripts/run-script';
import { say } from '@/scripts/say';
import { UserError } from '@/scripts/user-error';

const USAGE =
  'Usage: npm run deploy:drill -- IMAGE [uat qa] (two environments that this host does not have)';
const PORTS: Record<string, [ui: number, api: number]> = {
  dev: [3001, 8001],
  qa: [3002, 8002],
  uat: [3003, 8003],
  prod: [3000, 8000],
};

function host(name: string): DrillHost {
  const ports = PORTS[name];
  if (ports === undefined) throw new UserError(USAGE);
  return new DrillHost(name, ...ports);
}

/** Does the work under load. @throws AssertionError when a request fails or a wire is lost */
async function underLoad(at: DrillHost, work: () => Promise<void>): Promise<LoadReport> {
  const load = await new Load(at.ui, at.api).start();
  await work().catch(async (error: unknown) => {
    await load.stop(0);
    throw error;
  });
  const report = await load.stop();
  assert.deepEqual(report.failures, [], 'requests failed');
  assert.ok(report.created.size > 0, 'the load created wires');
  return report;
}

function expectEnd({ code, output }: Outcome, expected: number, words: string): void {
  assert.equal(code, expected, `exit code ${code}:\n${output}`);
  assert.ok(output.includes(words), `"${words}" is not in the output:\n${output}`);
}

/** The promises of docker/deploy.sh. Each starts in the state in which the one before it ended. */
function scenarios(at: DrillHost, beside: DrillHost, image: string) {
  const name = at.name;
  const expectServed = async (colour: string) =>
    expectEnd(await deploy(['status', name]), 0, `${name} is served by ${colour} and is healthy.`);
  const undone = (by: string) => `The deploy was undone: ${name} is served by ${by}, as before.`;

  return {
    'the first deploy replaces a desk without a gate': async () => {
      await at.compose(['up', '--detach', '--wait', '--no-build', 'app'], image);
      expectEnd(await deploy(['deploy', name, image]), 0, `Deployed ${image} to ${name} as blue`);
      await expectServed('blue');
      assert.ok(!(await at.containers()).includes('-app-1'));
    },
    'a deploy fails no request': async () => {
      const next = await variant(image, 'next');
      const { served, reconnects, requests } = await underLoad(at, async () => {
        expectEnd(await deploy(['deploy', name, next]), 0, `Deployed ${next} to ${name} as green`);
      });
      assert.deepEqual(served, ['blue', 'green']);
      assert.ok(reconnects > 0, 'the WebSocket reconnected');
      say(`    ${requests} requests, 0 failed, ${reconnects} reconnects`);
      await expectServed('green');
    },
    ...Object.fromEntries(
      BROKEN.map((broken) => [
        `an image that ${broken.replaceAll('-', ' ')} receives no request`,
        async () => {
          const bad = await variant(image, broken);
          const { served, requests } = await underLoad(at, async () => {
            expectEnd(await deploy(['deploy', name, bad]), 1, undone('green'));
          });
          assert.deepEqual(served, ['green']);
          assert.ok(!(await at.containers()).includes('-blue-1'));
          say(`    ${requests} requests, 0 failed`);
        },
      ]),
    ),
    'a deploy that is interrupted after the switch is undone': async () => {
      await underLoad(at, async () => {
        const end = await deploy(['deploy', name, image], (output, child) => {
          if (output.includes('Switching the gate')) child.kill('SIGTERM');
        });
        expectEnd(end, 1, undone('green'));
      });
      await expectServed('green');
    },
    'a rollback fails no request': async () => {
      const { served } = await underLoad(at, async () => {
        expectEnd(await deploy(['rollback', name]), 0, `Deployed ${image} to ${name} as blue`);
      });
      assert.deepEqual(served, ['green', 'blue']);
      await expectServed('blue');
    },
    'a gate that restarts sends all requests to the same colour': async () => {
      await docker(['restart', `wire-${name}-gate-1`]);
      await expectServed('blue');
    },
    'a lost record of the active colour is read from the gate': async () => {
      rmSync(join('.deploy', name, 'gate', 'colours.map'));
      await expectServed('blue');
      await underLoad(at, async () => {
        expectEnd(await deploy(['deploy', name, image]), 0, `to ${name} as green`);
      });
    },
    'a second deploy does not start while one runs': async () => {
      const second: Promise<Outcome>[] = [];
      const first = await deploy(['deploy', name, image], (output) => {
        if (output.includes('Deploying') && second.length === 0)
          second.push(deploy(['deploy', name, image]));
      });
      expectEnd(first, 0, 'as blue');
      for (const end of await Promise.all(second))
        expectEnd(end, 2, `Another deploy of ${name} is running.`);
      assert.equal(second.length, 1);
    },
    'another environment is not touched': async () => {
      const before = await at.containers();
      await underLoad(at, async () => {
        expectEnd(await deploy(['deploy', beside.name, image]), 0, `to ${beside.name} as blue`);
        expectEnd(await deploy(['status', beside.name]), 0, `${beside.name} is served by blue`);
      });
      assert.equal(await at.containers(), before);
    },
  };
}

async function remove(at: DrillHost): Promise<void> {
  await at.compose(['down', '--volumes', '--remove-orphans', '--timeout', '5'], 'none');
  rmSync(join('.deploy', at.name), { recursive: true });
}

await runScript(async () => {
  const [image, first = 'uat', second = 'qa'] = process.argv.slice(2);
  if (image === undefined) throw new UserError(USAGE);
  const hosts: [DrillHost, DrillHost] = [host(first), host(second)];
  for (const each of hosts) await each.expectFree();
  try {
    for (const each of hosts) each.prepare();
    const all = Object.entries(scenarios(...hosts, image));
    for (const [i, [promise, keep]] of all.entries()) {
      say(`[${i + 1}/${all.length}] ${promise}`);
      await keep();
    }
    say(`\nThe drill passed: ${all.length} promises of docker/deploy.sh were kept.`);
  } finally {
    for (const each of hosts) await remove(each);
  }
});
process.exit();
