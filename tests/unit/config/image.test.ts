import { readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { devDependencies } from '@/package.json';
import { unwantedIn } from '@/scripts/builds/image-content';

const dockerfile = readFileSync('docker/Dockerfile', 'utf8');
/** The instructions of the last stage, which make the image. */
const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM ')).split('\n');
const instruction = (name: string) => last.filter((line) => line.startsWith(`${name} `));

describe('the Dockerfile', () => {
  it('is well formed', () => {
    expect(validate(dockerfile).map(({ message, range }) => [range.start.line, message])).toEqual(
      [],
    );
  });

  it('builds and runs on the Node of package.json, and only from the lock file', () => {
    expect(dockerfile).toContain(`NODE_IMAGE=node:${devDependencies.node}-bookworm-slim\n`);
    expect(dockerfile).toContain('npm ci ');
    expect(dockerfile).not.toMatch(/npm (install|i|update)\b/);
  });

  it('ends with an image that runs as an unprivileged user, with a health check and an init process', () => {
    expect(instruction('USER').at(-1)).toMatch(/^USER [1-9]\d+:[1-9]\d+$/);
    expect(instruction('HEALTHCHECK')).toHaveLength(1);
    expect(instruction('ENTRYPOINT')).toEqual([
      'ENTRYPOINT ["tini", "--", "node", "dist/container.mjs"]',
    ]);
    expect(instruction('CMD')).toEqual(['CMD ["all"]']);
  });

  it('copies only files of the build stage, and no secret', () => {
    expect(instruction('COPY').every((line) => line.startsWith('COPY --from=build '))).toBe(true);
    expect(instruction('ADD')).toEqual([]);
    expect(dockerfile).not.toMatch(/^(ARG|ENV)\s.*(SECRET|PASSWORD|TOKEN|DATABASE_URL)/im);
  });
});

describe('the build context of the image', () => {
  const lines = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const named = lines.flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));

  it('contains only what .dockerignore names', () => {
    expect(lines[0]).toBe('*');
    expect(lines).toContain('scripts/*');
    for (const path of ['.', '.git', '.env', '.local', 'tests', 'node_modules', 'docker', 'docs']) {
      expect(named).not.toContain(path);
    }
    expect(named.filter((path) => /\*/.test(path))).toEqual([]);
  });

  it('contains all sources of the build and of the programs in the container', async () => {
    const { metafile } = await build({
      entryPoints: ['scripts/build.ts', 'container/index.ts', 'worker/index.ts'],
      outdir: 'dist',
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      metafile: true,
      write: false,
    });
    const isNamed = (file: string) =>
      named.includes(file) ||
      (!file.startsWith('scripts/') && named.includes(file.split('/')[0] ?? ''));
    expect(Object.keys(metafile.inputs).length).toBeGreaterThan(10);
    expect(Object.keys(metafile.inputs).filter((file) => !isNamed(file))).toEqual([]);
  });
});

describe('unwantedIn()', () => {
  it.each([
    '.env',
    '.next/standalone/.env.production',
    'certs/server.key',
    'tests/unit/x.js',
    'node_modules/pino/test/basic.test.js',
    'lib/env.ts',
    '.next/static/chunks/a.js.map',
    '.git/config',
    'node_modules/vitest/package.json',
    'node_modules/typescript/lib/typescript.js',
  ])('reports %s', (file) => {
    expect(unwantedIn([file])).not.toEqual([]);
  });

  it('accepts the files of the application', () => {
    const files = ['server.js', 'dist/worker.mjs', 'dist/worker.mjs.map', 'drizzle/0000_start.sql'];
    expect(unwantedIn([...files, 'node_modules/pino/pino.js', 'package.json'])).toEqual([]);
  });
});
