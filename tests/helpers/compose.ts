import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';

export interface Service {
  image: string;
  build?: object;
  user?: string;
  restart: string;
  read_only?: boolean;
  network_mode?: string;
  cap_drop?: string[];
  security_opt?: string[];
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  logging?: { options: Record<string, string> };
  deploy: { resources: { limits: { cpus: string | number; memory: string; pids: number } } };
}

export interface Compose {
  name: string;
  services: Record<string, Service>;
  volumes: Record<string, null>;
}

/** The variables of an env file. */
export function envFile(path: string): Record<string, string> {
  return parseEnv(readFileSync(path, 'utf8')) as Record<string, string>;
}

/** `${NAME}` and `${NAME:-default}`, as compose replaces them. */
const VARIABLE = /\$\{([A-Z_]+)(?::-([^}]*))?\}/g;

const text = () => readFileSync('docker-compose.yml', 'utf8');

/** The names of all variables that the compose file reads. */
export function composeVariables(): string[] {
  return [...text().matchAll(VARIABLE)].map(([, name = '']) => name);
}

/** The compose file as it is with these variables. */
export function compose(variables: Record<string, string> = {}): Compose {
  const complete = text().replace(VARIABLE, (_, name: string, fallback: string | undefined) => {
    const value = variables[name] ?? '';
    return value === '' ? (fallback ?? '') : value;
  });
  return parse(complete, { merge: true }) as Compose;
}
