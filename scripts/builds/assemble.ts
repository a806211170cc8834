import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { nodeFileTrace } from '@vercel/nft';
import { DIST, STANDALONE } from '@/scripts/builds/build-app';
import { devPackages, packageOf } from '@/scripts/builds/image-content';

/** Files that Next copies and that are not needed: tests of packages, and empty source maps. */
const SUPERFLUOUS = /node_modules\/.*\/tests?(\/|$)|\.map$/;

/** The files of packages that the bundles load, without dev dependencies, as relative paths. */
async function packagesOf(bundles: string[]): Promise<string[]> {
  const { fileList } = await nodeFileTrace(bundles, {
    base: resolve('.'),
    // Follow imports only: not every string that looks like a path is a file to copy.
    analysis: false,
    // Some packages load a development tool when it is installed.
    ignore: devPackages(),
  });
  return [...fileList].filter((file) => packageOf(file) !== undefined);
}

/**
 * Writes a self-contained application into `target`: Next's standalone server, the bundles in
 * `dist`, the migrations, and only those files of `node_modules` that they load.
 */
export async function assemble(target: string): Promise<void> {
  rmSync(target, { recursive: true, force: true });
  const filter = (file: string) => !SUPERFLUOUS.test(file);
  cpSync(STANDALONE, target, { recursive: true, verbatimSymlinks: true, filter });
  cpSync('drizzle', join(target, 'drizzle'), { recursive: true });
  const built = readdirSync(DIST).filter((name) => /\.mjs(\.map)?$/.test(name));
  const bundles = built.filter((name) => name.endsWith('.mjs')).map((name) => join(DIST, name));
  for (const file of [...built.map((name) => join(DIST, name)), ...(await packagesOf(bundles))]) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(file, join(target, file), { verbatimSymlinks: true });
  }
}
