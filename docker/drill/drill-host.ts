import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { UserError } from '@/scripts/user-error';

export interface Outcome {
  code: number | null;
  /** Standard output and standard error, in their order. */
  output: string;
}

/** The images of the drill: lines of a Dockerfile on top of the image under test. */
const VARIANTS = {
  next: ['LABEL drill=next'],
  exits: ['CMD ["no-such-role"]'],
  'is-unhealthy': ['HEALTHCHECK --interval=1s --retries=2 --start-period=1s CMD ["false"]'],
  // Healthy for Docker, but no port answers.
  'is-silent': ['CMD ["worker"]', 'HEALTHCHECK --interval=1s CMD ["true"]'],
  'fails-to-migrate': [
    'USER root',
    'RUN echo "process.exit(1)" > /app/dist/migrate.mjs',
    'USER 10001:10001',
  ],
  // Healthy when asked directly, and failing behind a proxy.
  'fails-behind-the-gate': [
    'USER root',
    `RUN echo "const { Server } = require('node:http'); const emit = Server.prototype.emit; \\
      Server.prototype.emit = function (name, ...rest) { \\
        if (name !== 'request' || !rest[0].headers['x-forwarded-for']) return emit.call(this, name, ...rest); \\
        rest[1].writeHead(500).end(); return true; };" > /app/broken.cjs`,
    'USER 10001:10001',
    'ENV NODE_OPTIONS="--require /app/broken.cjs"',
  ],
} as const;

export type Variant = keyof typeof VARIANTS;
export const BROKEN = [
  'exits',
  'is-unhealthy',
  'is-silent',
  'fails-to-migrate',
  'fails-behind-the-gate',
] as const satisfies Variant[];

async function outcomeOf(child: ChildProcess, seen?: (output: string) => void): Promise<Outcome> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      output += part;
      seen?.(output);
    });
  }
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, output };
}

/** Runs docker and returns its output. @throws UserError with the output when it fails */
export async function docker(args: string[], input = '', env = {}): Promise<string> {
  const child = spawn('docker', args, { env: { ...process.env, ...env } });
  child.stdin.end(input);
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((done) => child.on('close', done)),
  ]);
  if (code !== 0) throw new UserError(`docker ${args.join(' ')} failed:\n${out}${error}`);
  return out.trim();
}

/** Runs docker/deploy.sh. `seen` is called with the output so far, and may kill the process. */
export function deploy(
  args: string[],
  seen?: (output: string, child: ChildProcess) => void,
): Promise<Outcome> {
  const child = spawn('docker/deploy.sh', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HEALTHY_WITHIN_S: '90', DRAIN_WITHIN_S: '3' },
  });
  return outcomeOf(child, (output) => seen?.(output, child));
}

/** Builds a variant of the image under test. Returns its name. */
export async function variant(base: string, name: Variant): Promise<string> {
  const tag = `wire-drill:${name}`;
  const dockerfile = [`FROM ${base}`, ...VARIANTS[name], ''].join('\n');
  await docker(['build', '--quiet', '--tag', tag, '-'], dockerfile);
  return tag;
}

/** One environment on this host, created for the drill and removed after it. */
export class DrillHost {
  readonly name: string;
  readonly ui: string;
  readonly api: string;

  constructor(name: string, uiPort: number, apiPort: number) {
    this.name = name;
    this.ui = `http://127.0.0.1:${uiPort}`;
    this.api = `http://127.0.0.1:${apiPort}`;
  }

  /** @throws UserError when the environment is in use: a drill removes all its data */
  async expectFree(): Promise<void> {
    const folder = join('.deploy', this.name);
    const filter = `label=com.docker.compose.project=wire-${this.name}`;
    const volumes = await docker(['volume', 'ls', '--quiet', '--filter', filter]);
    if (existsSync(folder) || (await this.containers()) !== '' || volumes !== '') {
      throw new UserError(
        `${this.name} is in use here, and a drill would remove it. Run drills on another machine.`,
      );
    }
  }

  /** Raises the rate limits: all requests of a drill are from one user and one address. */
  prepare(): void {
    mkdirSync(join('.deploy', this.name), { recursive: true });
    const limits = ['RATE_LIMIT_PER_MINUTE', 'ANONYMOUS_RATE_LIMIT_PER_MINUTE'];
    writeFileSync(this.#hostEnv(), limits.map((name) => `${name}=1000000\n`).join(''));
  }

  /** Runs `docker compose` without the gate, as on a host without deploys. */
  async compose(args: string[], image: string): Promise<string> {
    const files = ['--env-file', `docker/${this.name}.env`, '--env-file', this.#hostEnv()];
    return docker(['compose', ...files, ...args], '', { WIRE_IMAGE: image });
  }

  /** Names and ids of its containers, a line each. */
  async containers(): Promise<string> {
    const filter = `label=com.docker.compose.project=wire-${this.name}`;
    return docker(['ps', '--all', '--filter', filter, '--format', '{{.Names}} {{.ID}}']);
  }

  #hostEnv(): string {
    return join('.deploy', this.name, 'host.env');
  }
}
