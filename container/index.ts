import { join } from 'node:path';
import { databaseUrl, env } from '@/lib/env';
import { log } from '@/lib/log';
import { builtBundle, builtProcess } from '@/scripts/builds/built';
import { problemsOf } from '@/container/health';
import { ownRole, ROLES, TASKS } from '@/container/roles';
import { makeSecrets } from '@/container/secrets';
import { supervise } from '@/container/supervise';

const FOLDERS = { web: join(import.meta.dirname, '..'), dist: import.meta.dirname };

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a bundle of ours to its end, with its arguments. */
function once(name: string, args: string[]): Promise<number> {
  const spec = builtBundle(name, FOLDERS);
  return supervise([{ ...spec, args: [...spec.args, ...args] }]);
}

async function runRole(role: string): Promise<number> {
  // Told once here, and not by each process.
  const { HOST } = env();
  const specs = (ROLES[role] ?? []).map((name) => builtProcess(name, FOLDERS, HOST));
  return supervise(specs, {
    died: ({ name, code, signal }) =>
      log().error({ process: name, code, signal }, 'a process ended, the container stops'),
  });
}

async function health(role: string): Promise<number> {
  const problems = await problemsOf(ROLES[role] ?? []);
  say(problems.length === 0 ? 'healthy' : problems.join('; '));
  return problems.length === 0 ? 0 : 1;
}

function secrets([folder, databaseUrl, redisUrl]: string[]): number {
  if (folder === undefined || databaseUrl === undefined || redisUrl === undefined) {
    say('Say where and for what: secrets FOLDER postgres://user@host/database redis://host');
    return 2;
  }
  const made = makeSecrets({ folder, databaseUrl, redisUrl });
  say(made.length === 0 ? 'The secrets are there.' : `Made secrets: ${made.join(', ')}.`);
  return 0;
}

async function main([role = 'all', ...args]: string[]): Promise<number> {
  if (role in ROLES) return runRole(role);
  if (role === 'migrate') databaseUrl();
  if (role === 'migrate' || role === 'smoke') return once(role, args);
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
