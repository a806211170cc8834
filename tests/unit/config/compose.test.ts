import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROCESSES } from '@/lib/process-name';
import { ROLES, TASKS } from '@/container/roles';
import { compose, composeVariables, envFile, type Service } from '@/tests/helpers/compose';

/** The environments and their published ports, as documented. */
const ENVIRONMENTS = [
  { env: 'dev', ui: 3001, api: 8001, postgres: 5432 },
  { env: 'qa', ui: 3002, api: 8002, postgres: 5433 },
  { env: 'uat', ui: 3003, api: 8003, postgres: 5434 },
  { env: 'prod', ui: 3000, api: 8000, postgres: 5435 },
];
const of = (env: string) => compose(envFile(`docker/${env}.env`));
const serviceOf = (env: string, name: string): Service => {
  const service = of(env).services[name];
  if (!service) throw new Error(`no service ${name}`);
  return service;
};

describe.each(ENVIRONMENTS)('compose for $env', ({ env, ui, api, postgres }) => {
  it('has a project, a database and ports of its own', () => {
    expect(of(env).name).toBe(`wire-${env}`);
    expect(serviceOf(env, 'postgres').environment).toMatchObject({ POSTGRES_DB: `wire_${env}` });
    expect(serviceOf(env, 'postgres').ports).toEqual([`127.0.0.1:${postgres}:5432`]);
    expect(serviceOf(env, 'secrets').command).toContain(
      `postgres://wire@postgres:5432/wire_${env}`,
    );
    const app = serviceOf(env, 'app');
    const address = env === 'dev' ? '127.0.0.1' : '0.0.0.0';
    expect(app.ports).toEqual([`${address}:${ui}:${ui}`, `${address}:${api}:${api}`]);
    expect(app.environment).toMatchObject({ APP_ENV: env, PORT: ui, API_PORT: api });
    for (const name of ['redis', 'secrets', 'migrate']) {
      expect(serviceOf(env, name).ports).toBeUndefined();
    }
  });

  it('confines every service', () => {
    for (const [name, service] of Object.entries(of(env).services)) {
      expect(service, name).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        logging: { options: { 'max-size': '10m', 'max-file': '5' } },
      });
      const { cpus, memory, pids } = service.deploy.resources.limits;
      expect(Number(cpus), name).toBeGreaterThan(0);
      expect(memory, name).toMatch(/^\d+[mg]$/);
      expect(pids, name).toBeGreaterThan(0);
    }
  });

  it('holds no secret', () => {
    const file = readFileSync(`docker/${env}.env`, 'utf8');
    expect(file).not.toMatch(/^[A-Z_]*(SECRET|PASSWORD|TOKEN|KEY|DATABASE_URL|REDIS_URL)\w*=/m);
    expect(file).not.toMatch(/:\/\/[^/\s]*:[^/\s]*@/);
  });

  it('sets only variables that the compose file reads', () => {
    expect(composeVariables()).toEqual(
      expect.arrayContaining(Object.keys(envFile(`docker/${env}.env`))),
    );
  });
});

describe('the compose file', () => {
  const { services, volumes } = compose();

  it('defaults to dev without an env file', () => {
    expect(compose()).toEqual(of('dev'));
  });

  it('starts in order: secrets, services, migrations, application', () => {
    const after = (name: string) => services[name]?.depends_on;
    const done = { condition: 'service_completed_successfully' };
    const healthy = { condition: 'service_healthy' };
    expect(after('secrets')).toBeUndefined();
    expect(after('postgres')).toEqual({ secrets: done });
    expect(after('redis')).toEqual({ secrets: done });
    expect(after('migrate')).toEqual({ postgres: healthy });
    expect(after('app')).toEqual({ migrate: done, postgres: healthy, redis: healthy });
  });

  it('restarts services, and no task', () => {
    const restarts = Object.entries(services).map(([name, { restart }]) => [name, restart]);
    expect(Object.fromEntries(restarts)).toEqual({
      secrets: 'no',
      migrate: 'no',
      postgres: 'unless-stopped',
      redis: 'unless-stopped',
      app: 'unless-stopped',
    });
  });

  it('runs one image, which a deploy can set, in roles that exist', () => {
    const roles = [...Object.keys(ROLES), ...TASKS];
    const desk = compose({ WIRE_IMAGE: 'registry.example.com/wire@sha256:0' }).services;
    for (const name of ['secrets', 'migrate', 'app']) {
      expect(services[name]?.image).toBe('wire-management:local');
      expect(desk[name]?.image).toBe('registry.example.com/wire@sha256:0');
      const [role = 'all'] = services[name]?.command ?? [];
      expect(roles).toContain(role);
    }
    expect(ROLES['all']).toEqual(PROCESSES);
    expect(services['postgres']?.image).toMatch(/^postgres:15-/);
    expect(services['redis']?.image).toMatch(/^redis:7-/);
  });

  it('passes every variable to the application', () => {
    const known = [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z_]+)=/gm)];
    const elsewhere = ['HOST', 'SIDECAR_URL', 'DATA_DIR', 'CHROMIUM_PATH', 'PG_BIN'];
    const wanted = known.flatMap(([, name = '']) => (elsewhere.includes(name) ? [] : [name]));
    expect(wanted.length).toBeGreaterThan(10);
    expect(Object.keys(services['app']?.environment ?? {})).toEqual(expect.arrayContaining(wanted));
  });

  it('keeps data and secrets in volumes of the project; only one task can write secrets', () => {
    expect(Object.keys(volumes)).toEqual(['postgres', 'secrets']);
    expect(services['secrets']).toMatchObject({
      network_mode: 'none',
      volumes: ['secrets:/secrets'],
    });
    for (const name of ['postgres', 'redis', 'migrate', 'app']) {
      expect(services[name]?.volumes).toContain('secrets:/secrets:ro');
    }
  });

  it('publishes no port twice, so that all environments can run side by side', () => {
    const ports = ENVIRONMENTS.flatMap(({ env }) =>
      Object.values(of(env).services).flatMap((service) => service.ports ?? []),
    ).map((port) => port.split(':').at(-2));
    expect(ports).toHaveLength(12);
    expect(new Set(ports).size).toBe(12);
  });
});
