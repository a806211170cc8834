import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';

/** PostgreSQL refuses to run as root, so that root runs it as another account. */
export interface ServiceUser {
  uid: number;
  gid: number;
}

/** The folder for files that a service account needs, and cannot reach in root's own folders. */
const SHARED_HOME = '/var/lib/wire-management';

function account(name: string): ServiceUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined
    ? undefined
    : { uid: Number(uid), gid: Number(gid) };
}

/**
 * The account that owns the data in `folder` already or, for a new folder, `postgres` or `nobody`.
 * Undefined when this process does not run as root: then services run as the same user.
 */
export function serviceUser(folder: string): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(folder)) {
    const { uid, gid } = statSync(folder);
    if (uid !== 0) return { uid, gid };
  }
  return account('postgres') ?? account('nobody') ?? { uid: 65_534, gid: 65_534 };
}

/** True when this account can read the folder. `ls` answers it, since ACLs may apply too. */
function reaches(user: ServiceUser, folder: string): boolean {
  return spawnSync('ls', [folder], { ...user, stdio: 'ignore' }).status === 0;
}

function sharedPlace(path: string): string {
  const mark = createHash('sha256').update(path).digest('hex').slice(0, 12);
  return join(SHARED_HOME, `${basename(path)}-${mark}`);
}

/** The folder `name` in `parent`, or one below SHARED_HOME when the account cannot reach `parent`. */
export function reachableFolder(
  user: ServiceUser | undefined,
  parent: string,
  name: string,
): string {
  if (!user || reaches(user, parent)) return join(parent, name);
  const place = sharedPlace(join(parent, name));
  mkdirSync(place, { recursive: true });
  return place;
}

/** A folder of programs that the account can run: `folder`, or a copy that is made once. */
export function reachablePrograms(user: ServiceUser | undefined, folder: string): string {
  if (!user || reaches(user, folder)) return folder;
  const place = sharedPlace(folder);
  if (!existsSync(place)) {
    mkdirSync(SHARED_HOME, { recursive: true });
    cpSync(folder, place, { recursive: true, verbatimSymlinks: true });
  }
  return place;
}
