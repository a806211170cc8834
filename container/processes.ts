import { resolve } from 'node:path';
import type { ProcessSpec } from '@/container/process-group';
import type { ProcessName } from '@/lib/process-name';

const NODE_FLAGS = ['--enable-source-maps'];

/** The folders of a build: that of Next's `server.js`, and that of the bundles. */
export interface BuiltFolders {
  web: string;
  dist: string;
}

/** How to start the bundle `name` of `dist`. */
export function builtBundle(name: string, { dist }: BuiltFolders): ProcessSpec {
  return { name, args: [...NODE_FLAGS, resolve(dist, `${name}.mjs`)] };
}

/** How to start a process of the desk from its build. `host` is the address that web listens on. */
export function builtProcess(name: ProcessName, folders: BuiltFolders, host: string): ProcessSpec {
  if (name !== 'web') return builtBundle(name, folders);
  return {
    name,
    args: [...NODE_FLAGS, 'server.js'],
    cwd: resolve(folders.web),
    env: { HOSTNAME: host },
  };
}

/** The address at which this machine reaches a server that listens on `host`. */
export function reachableHost(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}
