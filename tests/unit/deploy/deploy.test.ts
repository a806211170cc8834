import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runWithStandIns } from '@/tests/unit/deploy/stand-in';

const IMAGE = `docker.io/ada/wires@sha256:${'a'.repeat(64)}`;
/** A Docker on which everything succeeds, and whose gate executes the commands it receives. */
const DOCKER = `
  case "$*" in
    'image inspect '*) [ -e "$KEEP/pulled" ] ;;
    'pull '*) touch "$KEEP/pulled" ;;
    *'show stat'*) for p in ui api; do for c in blue green; do echo "$p"_"$c,app,0,0,0,,,,,,,,,,,,,UP"; done; done ;;
    *'set map '*) echo "\${@: -1}" | sed 's/.*colours.map/0x1/' >>"$KEEP/map" ;;
    *'show map '*) cat "$KEEP/map" ;;
  esac`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  cpSync('docker', join(folder, 'docker'), { recursive: true });
});

const state = (file: string) => join(folder, '.deploy', 'qa', file);
const run = (args: string[], docker = DOCKER) =>
  runWithStandIns([join(folder, 'docker', 'deploy.sh'), ...args], { docker });

/** The calls that change containers or images, as verb and object. */
function steps(calls: string[]): string[] {
  return calls.flatMap((call) => {
    const short =
      /(pull|run|up|stop|rm) .*?(\S+)$/.exec(call.replace(/^docker (compose .*?yml )*/, '')) ?? [];
    const [, verb, what] = short;
    return verb === undefined || call.includes('exec') ? [] : [`${verb} ${what ?? ''}`];
  });
}

function serving(colour: 'blue' | 'green'): void {
  mkdirSync(state('gate'), { recursive: true });
  writeFileSync(state('gate/colours.map'), `active ${colour}\nnext green\n`);
  writeFileSync(state('blue.image'), 'blue-image\n');
}

describe('docker/deploy.sh', () => {
  it('starts the first colour, then the gate', () => {
    const { code, out, calls } = run(['deploy', 'qa', IMAGE]);
    expect(out).toContain(`Deployed ${IMAGE} to qa as blue.`);
    expect(code).toBe(0);
    expect(steps(calls)).toEqual([
      `pull ${IMAGE}`,
      'run secrets',
      'up redis',
      'run migrate',
      'rm blue',
      'up blue',
      'up gate',
    ]);
    expect(readFileSync(state('gate/colours.map'), 'utf8')).toBe('active blue\nnext blue\n');
    expect(readFileSync(state('blue.image'), 'utf8')).toBe(`${IMAGE}\n`);
  });

  it('starts the second colour beside the first, and switches before it removes the first', () => {
    serving('blue');
    const { code, calls } = run(['deploy', 'qa', IMAGE]);
    expect(code).toBe(0);
    const order = [
      'up --detach --no-deps --force-recreate',
      'colours.map active green',
      'rm --stop',
    ];
    const at = order.map((part) => calls.findLastIndex((call) => call.includes(part)));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(calls[at[2] ?? 0]).toMatch(/rm --stop --force blue$/);
    expect(readFileSync(state('gate/colours.map'), 'utf8')).toBe('active green\nnext blue\n');
  });

  it('starts nothing when the migration fails', () => {
    serving('blue');
    const { code, error, calls } = run(
      ['deploy', 'qa', IMAGE],
      `case "$*" in *' migrate') echo 'no such column'; exit 1;; esac; ${DOCKER}`,
    );
    expect(code).toBe(1);
    expect(error).toContain('Failed: bringing the database up to date');
    expect(error).toContain('no such column');
    expect(error).toContain('qa is served by blue, as before');
    expect(calls.join('\n')).not.toMatch(/force-recreate|set map/);
    expect(existsSync(state('green.image'))).toBe(false);
  });

  it('removes the new colour when it does not become healthy', () => {
    serving('blue');
    const { code, calls } = run(
      ['deploy', 'qa', IMAGE],
      `case "$*" in *--wait-timeout*) exit 1;; esac; ${DOCKER}`,
    );
    expect(code).toBe(1);
    expect(steps(calls).at(-1)).toBe('rm green');
    expect(calls.join('\n')).not.toMatch(/set map|rm --stop --force blue/);
  });

  it('exits with 3 when the old colour is not healthy either', () => {
    serving('blue');
    const { code, error } = run(
      ['deploy', 'qa', IMAGE],
      `case "$*" in *--wait-timeout* | *' exec -T blue node '*) exit 1;; esac; ${DOCKER}`,
    );
    expect(code).toBe(3);
    expect(error).toContain('Manual action is needed');
  });

  it('rolls back to the image of the other colour without a migration', () => {
    serving('green');
    const { code, calls } = run(['rollback', 'qa'], `touch "$KEEP/pulled"; ${DOCKER}`);
    expect(code).toBe(0);
    expect(steps(calls).slice(0, 2)).toEqual(['rm blue', 'up blue']);
    expect(calls.join('\n')).not.toMatch(/ migrate| postgres/);
  });

  it.each([
    [[], 'Usage'],
    [['deploy', 'qa'], 'Usage'],
    [['deploy', 'staging', IMAGE], 'Usage'],
    [['deploy', 'qa', 'wires:latest'], 'is not on this host'],
    [['rollback', 'qa'], 'There is no previous image'],
    [['reload', 'qa'], 'There is no gate yet'],
    [['status', 'qa'], 'Nothing was deployed here yet'],
  ])('refuses %j and changes nothing', (args, message) => {
    const { code, error, calls } = run(args);
    expect(code).toBe(2);
    expect(error).toContain(message);
    expect(steps(calls)).toEqual([]);
  });
});

interface Service {
  image: string;
  ports?: string[];
  environment: Record<string, string>;
  cap_drop?: string[];
  read_only?: boolean;
  security_opt?: string[];
}

describe('docker-compose.deploy.yml', () => {
  const read = (file: string) =>
    (
      parse(readFileSync(file, 'utf8'), { logLevel: 'silent', merge: true }) as {
        services: Record<string, Service>;
      }
    ).services;
  const { blue, green, gate } = read('docker-compose.deploy.yml');
  const { app } = read('docker-compose.yml');

  it('has two colours that differ only in their image', () => {
    expect({ ...green, image: '' }).toEqual({ ...blue, image: '' });
    expect([blue?.image, green?.image]).toEqual([
      '${WIRE_IMAGE_BLUE:-none}',
      '${WIRE_IMAGE_GREEN:-none}',
    ]);
  });

  it('publishes the ports of the application from the gate, which is confined like it', () => {
    expect(gate?.ports).toEqual(app?.ports);
    const { cap_drop, read_only, security_opt } = app ?? {};
    expect(gate).toMatchObject({ cap_drop, read_only, security_opt });
    expect(read_only).toBe(true);
  });

  it('counts the gate among the proxies', () => {
    expect(blue?.environment['TRUSTED_PROXY_HOPS']).toBe('${PROXY_HOPS_WITH_GATE:-1}');
  });
});
