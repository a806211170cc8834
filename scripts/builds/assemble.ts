import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { nodeFileTrace } from '@vercel/nft';
import { DIST, STANDALONE } from '@/scripts/builds/build-app';
import { devPackages, packageOf } from '@/scripts/builds/image-content';

/** What Next takes along and nobody reads: the tests of packages, and source maps that are empty. */
const SUPERFLUOUS = /node_modules\/.*\/tests?(\/|$)|\.map$/;

/** The files of packages that the bundles load, as paths from here. Nothing of a dev dependency. */
async function packagesOf(bundles: string[]): Promise<string[]> {
  const { fileList } = await nodeFileTrace(bundles, {
    base: resolve('.'),
    // Only what is imported: what looks like a path need not be one of a file to take along.
    analysis: false,
    // Some packages load a tool of development when it happens to be there.
    ignore: devPackages(),
  });
  return [...fileList].filter((file) => packageOf(file) !== undefined);
}

/**
 * Makes of the build a folder that runs by itself: Next's standalone server, the bundles beside it
 * in `dist`, the migrations, and of `node_modules` exactly the files that they load.
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
