import { join } from 'node:path';
import { databaseUrl, env } from '@/lib/env';
import { log } from '@/lib/log';
import { problemsOf } from '@/container/health';
import { builtBundle, builtProcess } from '@/container/processes';
import { ownRole, ROLES, TASKS } from '@/container/roles';
import { makeSecrets } from '@/container/secrets';
import { supervise } from '@/container/supervise';

const FOLDERS = { web: join(import.meta.dirname, '..'), dist: import.meta.dirname };

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function runRole(role: string): Promise<number> {
  // Validate the environment once here, so that a mistake is reported once and not by each process.
  const { HOST } = env();
  const specs = (ROLES[role] ?? []).map((name) => builtProcess(name, FOLDERS, HOST));
  return supervise(specs, {
    died: ({ name, code, signal }) =>
      log().error({ process: name, code, signal }, 'process exited, stopping the container'),
  });
}

function migrate(): Promise<number> {
  // Validated here for the same reason.
  databaseUrl();
  return supervise([builtBundle('migrate', FOLDERS)]);
}

async function health(role: string): Promise<number> {
  const problems = await problemsOf(ROLES[role] ?? []);
  say(problems.length === 0 ? 'healthy' : problems.join('; '));
  return problems.length === 0 ? 0 : 1;
}

function secrets([folder, databaseUrl, redisUrl]: string[]): number {
  if (folder === undefined || databaseUrl === undefined || redisUrl === undefined) {
    say('Usage: secrets FOLDER postgres://user@host/database redis://host');
    return 2;
  }
  const created = makeSecrets({ folder, databaseUrl, redisUrl });
  say(
    created.length === 0 ? 'All secrets exist already.' : `Created secrets: ${created.join(', ')}.`,
  );
  return 0;
}

async function runSmoke(urls: string[]): Promise<number> {
  // Loaded for this task only; the health check runs this program every few seconds.
  const { smoke } = await import('@/container/smoke');
  say(await smoke(urls));
  return 0;
}

async function main([role = 'all', ...args]: string[]): Promise<number> {
  if (role in ROLES) return runRole(role);
  if (role === 'migrate') return migrate();
  if (role === 'smoke') return runSmoke(args);
  if (role === 'health') return health(args[0] ?? ownRole());
  if (role === 'secrets') return secrets(args);
  const known = [...Object.keys(ROLES), ...TASKS].join(', ');
  process.stderr.write(`There is no role "${role}". Choose one of: ${known}.\n`);
  return 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
