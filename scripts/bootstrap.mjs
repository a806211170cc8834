// Runs before anything is installed, on Node 20 too: plain JavaScript without dependencies.
//   node scripts/bootstrap.mjs PROGRAM [ARGUMENT…]
// Installs the packages when they are missing or outdated, then runs PROGRAM, a TypeScript file
// named by its path from the root, on the pinned Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const STAMP = join(ROOT, 'node_modules', '.wire-management-installed');
const WINDOWS = process.platform === 'win32';

function stop(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

/** Identifies what is to be installed: the packages depend on the lock file and on the platform. */
function wanted() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  return createHash('sha256')
    .update(lock)
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

function install() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted()) return;
  process.stdout.write('[1/5] Installing packages (once, about a minute) …\n');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: WINDOWS,
    env: { ...process.env, NODE_ENV: 'development' },
  });
  if (npm.status !== 0) {
    stop(
      'The packages could not be installed. Check that the npm registry can be reached, then try again.',
    );
  }
  writeFileSync(STAMP, wanted());
}

const [program = 'scripts/start.ts', ...rest] = process.argv.slice(2);
const command = process.env.npm_lifecycle_event ?? 'start';
const major = Number(process.versions.node.split('.')[0]);
if (major < 20)
  stop(
    `Node ${process.version} is too old. Install Node 20 or newer, then run: npm run ${command}`,
  );
install();

const bin = join(ROOT, 'node_modules', '.bin');
const separator = WINDOWS ? ';' : ':';
const child = spawn(
  join(ROOT, 'node_modules', 'node', 'bin', WINDOWS ? 'node.exe' : 'node'),
  [
    ...(existsSync(join(ROOT, '.env')) ? ['--env-file=.env'] : []),
    '--import',
    'tsx',
    join(ROOT, program),
    ...rest,
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${bin}${separator}${process.env.PATH ?? ''}`,
      NEXT_TELEMETRY_DISABLED: '1',
    },
  },
);
// The terminal sends Ctrl-C to the whole process group, so the program receives it too and stops
// its processes in order. SIGTERM reaches this process only, so it is forwarded.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) =>
  stop(`Node could not be started: ${error.message}. Remove node_modules and try again.`),
);
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
