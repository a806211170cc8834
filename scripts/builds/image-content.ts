import { readFileSync } from 'node:fs';

interface Lock {
  packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
}

const lock = (): Lock => JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

/** The package of a file, as the lock file names it; undefined outside node_modules. */
export function packageOf(file: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

/** Returns a predicate: true for a file of a dev dependency. */
export function devPackages(): (file: string) => boolean {
  const { packages } = lock();
  return (file) => {
    const { dev, devOptional } = packages[packageOf(file) ?? ''] ?? {};
    return dev === true || devOptional === true;
  };
}

/** Files that no image may contain, in any folder. */
const UNWANTED: readonly [string, RegExp][] = [
  ['an env file', /(^|\/)\.env[^/]*$/],
  ['a private key', /\.(pem|key|p12)$/],
  ['a test', /(^|\/)(tests|__tests__)\/|\.(test|spec)\.[cm]?[jt]sx?$/],
  ['a source', /(?<!\.d)\.tsx?$/],
  ['a source map, not of our bundles', /^(?!dist\/[a-z]+\.mjs\.map$).*\.map$/],
  ['a part of a repository', /(^|\/)\.git(\/|$)/],
];

/** The problems of an image with these files, as paths in its application folder. A line each. */
export function unwantedIn(files: readonly string[]): string[] {
  const isDev = devPackages();
  return files.flatMap((file) => [
    ...UNWANTED.flatMap(([what, pattern]) => (pattern.test(file) ? [`${file}: ${what}`] : [])),
    ...(isDev(file) ? [`${file}: a file of a dev dependency`] : []),
  ]);
}
