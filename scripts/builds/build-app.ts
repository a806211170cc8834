import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { UserError } from '@/scripts/user-error';

/** The sources of a build. */
const SOURCES = [
  'app',
  'components',
  'contract',
  'lib',
  'db',
  'worker',
  'sidecar',
  'container',
  'public',
  'drizzle',
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'package.json',
  'proxy.ts',
  'tsconfig.json',
];
/** The folder of the bundles. */
export const DIST = 'dist';
/** The folder of Next's server with the packages it needs. */
export const STANDALONE = join('.next', 'standalone');
const STAMP = join(DIST, 'stamp');

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path)
      .sort()
      .flatMap((name) => filesOf(join(path, name)));
  } catch {
    return [path];
  }
}

/** A hash of all sources. A build stores the one from which it was made. */
function sourceStamp(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesOf))
    hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** True when `dist` and `.next` were built from the current sources. */
export function isBuilt(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceStamp();
}

async function nextBuild(): Promise<void> {
  const child = spawn(
    process.execPath,
    [join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new UserError(`${output}\nThe build failed; the reasons are above.`);
}

/** Copies static files into the standalone server: Next expects a CDN to serve them. */
function completeStandalone(): void {
  cpSync(join('.next', 'static'), join(STANDALONE, '.next', 'static'), { recursive: true });
  // Variables come from the process that starts it; a copy of the build time would be outdated.
  for (const name of ['.env', '.env.production', '.env.local'])
    rmSync(join(STANDALONE, name), { force: true });
  cpSync('public', join(STANDALONE, 'public'), { recursive: true });
}

async function bundle(): Promise<void> {
  await build({
    entryPoints: {
      worker: 'worker/index.ts',
      sidecar: 'sidecar/index.ts',
      migrate: 'db/migrate.ts',
      container: 'container/index.ts',
    },
    outdir: DIST,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
}

/**
 * Builds the web server (`.next/standalone`) and the other processes (`dist`).
 * @throws UserError with the output of a failed build
 */
export async function buildApp(): Promise<void> {
  const stamp = sourceStamp();
  rmSync(STAMP, { force: true });
  mkdirSync(DIST, { recursive: true });
  await bundle();
  await nextBuild();
  completeStandalone();
  writeFileSync(STAMP, stamp);
}
