import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runWithStandIns } from '@/tests/unit/deploy/stand-in';

const IMAGE = `docker.io/ada/wires@sha256:${'a'.repeat(64)}`;
const HOST = {
  DEPLOY_HOST: 'wires.example.com',
  DEPLOY_USER: 'deploy',
  DEPLOY_KNOWN_HOSTS: 'wires.example.com ssh-ed25519 AAAA',
  DEPLOY_SSH_KEY: 'a private key',
};
/** Records its standard input, the private key and the host key. */
const SSH = `
  cat >>"$KEEP/stdin"
  for argument; do case "$argument" in UserKnownHostsFile=*) cat "\${argument#*=}"; esac; done
  cat "$2"; stat -c %a "$2"
  [ "$(wc -l <"$KEEP/calls")" = 1 ] && tar -t <"$KEEP/stdin"
  exit 0`;

const ship = (args: string[], env: Record<string, string> = HOST, ssh = SSH) =>
  runWithStandIns(['docker/ship.sh', ...args], { ssh }, env);

describe('shipping an image to a host', () => {
  it('copies the files that a deploy needs, then deploys', () => {
    const { code, out, calls } = ship(['qa', IMAGE]);
    expect(code).toBe(0);
    expect(calls).toHaveLength(2);
    expect(calls[0]).toMatch(/mkdir -p 'wire-management' && tar -x -C 'wire-management'$/);
    expect(calls[1]).toContain(`cd 'wire-management' && docker/deploy.sh deploy qa ${IMAGE}`);
    for (const file of ['docker-compose.yml', 'docker-compose.deploy.yml', 'docker/deploy.sh']) {
      expect(out.split('\n')).toContain(file);
    }
    expect(out).not.toContain('docker/drill');
  });

  it('trusts the configured host key, and no other', () => {
    const { out, calls } = ship(['qa', IMAGE]);
    for (const call of calls) {
      expect(call).toContain('-o StrictHostKeyChecking=yes -o UserKnownHostsFile=');
      expect(call).toContain('deploy@wires.example.com');
    }
    expect(out).toContain(HOST.DEPLOY_KNOWN_HOSTS);
  });

  it('writes the private key to a file that only its owner may read, and removes it', () => {
    const { out, calls } = ship(['qa', IMAGE]);
    expect(out).toContain(`${HOST.DEPLOY_SSH_KEY}\n600\n`);
    const key = /-i (\S+)/.exec(calls[0] ?? '')?.[1] ?? '';
    expect(key).not.toBe('');
    expect(existsSync(key)).toBe(false);
    expect(calls.join()).not.toContain(HOST.DEPLOY_SSH_KEY);
  });

  it('fails when the deploy does', () => {
    const script = `cat >/dev/null; case "$*" in *deploy.sh*) exit 3;; esac`;
    expect(ship(['qa', IMAGE], HOST, script).code).toBe(3);
  });

  it.each(Object.keys(HOST))('requires %s', (name) => {
    const { code, error, calls } = ship(['qa', IMAGE], { ...HOST, [name]: '' });
    expect(code).toBe(1);
    expect(error).toContain(`${name} is not set`);
    expect(calls).toEqual([]);
  });

  it.each([
    [['staging', IMAGE], HOST],
    [['qa'], HOST],
    [['qa', 'x; id'], HOST],
    [['qa', IMAGE], { ...HOST, DEPLOY_PATH: "a'; id" }],
  ])('refuses %j', (args, env) => {
    const { code, calls } = ship(args, env);
    expect(code).toBe(1);
    expect(calls).toEqual([]);
  });
});
