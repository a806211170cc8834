import { resolve } from 'node:path';
import type { ProcessSpec } from '@/scripts/desk/processes';

/** The processes of the desk. */
export const APP_PROCESSES = ['web', 'sidecar', 'worker'] as const;
export type AppProcess = (typeof APP_PROCESSES)[number];

const NODE_FLAGS = ['--enable-source-maps'];

/** Where a build is: the folder of Next's `server.js`, and that of the bundles. */
export interface BuiltFolders {
  web: string;
  dist: string;
}

/** A bundle of `dist`, as a process. */
export function builtBundle(name: string, { dist }: BuiltFolders): ProcessSpec {
  return { name, args: [...NODE_FLAGS, resolve(dist, `${name}.mjs`)] };
}

/** A process of the desk as it is built. `host` is the address that web listens on. */
export function builtProcess(name: AppProcess, folders: BuiltFolders, host: string): ProcessSpec {
  if (name !== 'web') return builtBundle(name, folders);
  return {
    name,
    args: [...NODE_FLAGS, 'server.js'],
    cwd: resolve(folders.web),
    env: { HOSTNAME: host },
  };
}

/** An address at which this machine reaches what listens on `host`. */
export function reachableHost(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}
