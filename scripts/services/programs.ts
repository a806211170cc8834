import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** The folders that are searched for programs: those of PATH, and two that it may lack. */
export function programFolders(): string[] {
  return [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin'];
}

/** The first of these programs on PATH. */
export function onPath(names: readonly string[]): string | undefined {
  const candidates = names.flatMap((name) => programFolders().map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path));
}

/** The environment of a program whose shared libraries were unpacked into a folder of ours. */
export function environmentWith(libraries: string | undefined): NodeJS.ProcessEnv {
  return libraries === undefined ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries };
}

/** The folder of the libraries of packages that were unpacked into `folder`. */
export function unpackedLibraries(folder: string): string | undefined {
  const base = join(folder, 'usr', 'lib');
  const triplet = existsSync(base)
    ? readdirSync(base).find((name) => name.includes('-linux-'))
    : undefined;
  return triplet && join(base, triplet);
}

/** Packages that every system has, and the LLVM compiler, which is large and not used here. */
const LEFT_OUT = /^(libc6|libgcc-s1|libllvm.*)$/;
const LIBRARY = /^(lib|lua)/;

/** The packages on which these packages depend. */
async function dependsOn(packages: readonly string[]): Promise<string[]> {
  const { stdout } = await exec('apt-cache', ['depends', '--important', ...packages]);
  return [...stdout.matchAll(/Depends: ([^\s<>:]+)/g)].map((match) => match[1] ?? '');
}

/** These packages, and the libraries that they need and that are not installed. */
async function withLibraries(packages: readonly string[]): Promise<string[]> {
  const { stdout } = await exec('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n']);
  const lines = stdout.split('\n').filter((line) => line.startsWith('installed '));
  const installed = new Set(lines.map((line) => line.slice('installed '.length)));
  const wanted = new Set(packages);
  for (let layer = [...packages]; layer.length > 0;) {
    layer = (await dependsOn(layer)).filter(
      (name) =>
        LIBRARY.test(name) && !LEFT_OUT.test(name) && !installed.has(name) && !wanted.has(name),
    );
    for (const name of layer) wanted.add(name);
  }
  return [...wanted];
}

/**
 * Downloads Debian packages and unpacks them into `folder`, without root and without a change of the
 * system. `choose` names the packages; it may ask for the dependencies of a package in the updated
 * lists. Returns false when it is not possible, such as on another distribution.
 */
export async function unpackDebianPackages(
  folder: string,
  choose: (dependsOn: (name: string) => Promise<string[]>) => Promise<readonly string[]>,
): Promise<boolean> {
  if (onPath(['apt-get']) === undefined || onPath(['dpkg']) === undefined) return false;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  try {
    if (process.getuid?.() === 0) await exec('apt-get', ['update', '-q']);
    const packages = await withLibraries(await choose((name) => dependsOn([name])));
    await exec('apt-get', ['download', '-q', ...packages], { cwd: folder });
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
      await exec('dpkg', ['-x', join(folder, file), folder]);
      rmSync(join(folder, file));
    }
    return true;
  } catch {
    return false;
  }
}

/** The names of the packages, by package manager. */
export interface PackageNames {
  'apt-get'?: string[];
  apk: string[];
  dnf: string[];
  brew: string[];
}

/** Installs packages with the system's package manager, if this user may use it. */
export async function installWithPackageManager(names: PackageNames): Promise<void> {
  const root = process.getuid?.() === 0;
  const managers = [
    { name: 'apt-get', args: ['install', '-y', '-q', '--no-install-recommends'], allowed: root },
    { name: 'apk', args: ['add'], allowed: root },
    { name: 'dnf', args: ['install', '-y'], allowed: root },
    { name: 'brew', args: ['install'], allowed: !root },
  ] as const;
  for (const { name, args, allowed } of managers) {
    const packages = names[name];
    if (!allowed || packages === undefined || onPath([name]) === undefined) continue;
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await exec(name, [...args, ...packages], { env, maxBuffer: 64 * 1024 * 1024 }).catch(
      () => undefined,
    );
  }
}
