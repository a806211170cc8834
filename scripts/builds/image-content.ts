import { readFileSync } from 'node:fs';

interface Lock {
  packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
}

const lock = (): Lock => JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

/** The package that a file belongs to, as the lock file names it. */
export function packageOf(file: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

/** Tells whether a file belongs to a package that only development needs. */
export function devPackages(): (file: string) => boolean {
  const { packages } = lock();
  return (file) => {
    const { dev, devOptional } = packages[packageOf(file) ?? ''] ?? {};
    return dev === true || devOptional === true;
  };
}

/** What no image may contain, wherever it is. */
const UNWANTED: readonly [string, RegExp][] = [
  ['an env file', /(^|\/)\.env[^/]*$/],
  ['a private key', /\.(pem|key|p12)$/],
  ['a test', /(^|\/)(tests|__tests__)\/|\.(test|spec)\.[cm]?[jt]sx?$/],
  ['a source', /(?<!\.d)\.tsx?$/],
  ['a source map of another than our bundles', /^(?!dist\/[a-z]+\.mjs\.map$).*\.map$/],
  ['a part of a repository', /(^|\/)\.git(\/|$)/],
];

/** What is wrong with these files of an image, as paths in its application folder. A line each. */
export function unwantedIn(files: readonly string[]): string[] {
  const isDev = devPackages();
  return files.flatMap((file) => [
    ...UNWANTED.flatMap(([what, pattern]) => (pattern.test(file) ? [`${file}: ${what}`] : [])),
    ...(isDev(file) ? [`${file}: of a package for development`] : []),
  ]);
}
