import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { unwantedIn } from '@/scripts/builds/image-content';
import { runScript } from '@/scripts/run-script';
import { say } from '@/scripts/say';
import { UserError } from '@/scripts/user-error';

const exec = promisify(execFile);
const MAX_BYTES = 350_000_000;
/** The value of such a name, in a layer's command or a variable, can be read by every user of the image. */
const SECRET_NAMES = /\b[A-Z_]*(SECRET|PASSWORD|TOKEN|PRIVATE_KEY|DATABASE_URL|REDIS_URL)\s*=\s*\S/;

async function docker(...args: string[]): Promise<string> {
  const { stdout } = await exec('docker', args, { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

interface Inspected {
  Size: number;
  Config: { User: string; Env: string[]; Healthcheck?: object };
}

/** The problems of the image's configuration, a line each. */
async function configurationProblems(image: string, { Size, Config }: Inspected) {
  const history = await docker('history', '--no-trunc', '--format', '{{.CreatedBy}}', image);
  const exposed = [...history.split('\n'), ...Config.Env].filter((line) => SECRET_NAMES.test(line));
  return [
    ...(Size > MAX_BYTES ? [`it has ${Size} bytes, more than ${MAX_BYTES}`] : []),
    ...(/^[1-9]\d*(:\d+)?$/.test(Config.User) ? [] : [`its user is "${Config.User}"`]),
    ...(Config.Healthcheck ? [] : ['it has no health check']),
    ...exposed.map((line) => `a layer or variable holds a secret: ${line}`),
  ];
}

/** The problems of the files in the image, a line each. */
async function contentProblems(image: string): Promise<string[]> {
  const list = ['run', '--rm', '--network', 'none', '--entrypoint', 'find', image];
  const app = await docker(...list, '/app', '-type', 'f', '-printf', '%P\\n');
  const writable = await docker(...list, '/app', '-writable', '-not', '-type', 'l');
  const tools = await docker(...list, '/usr/local', '-name', 'np[mx]*');
  return [
    ...unwantedIn(app.split('\n')),
    ...writable.split('\n').flatMap((file) => (file === '' ? [] : [`${file}: writable`])),
    ...tools.split('\n').flatMap((file) => (file === '' ? [] : [`${file}: a package manager`])),
  ];
}

await runScript(async () => {
  const [image = 'wire-management:local'] = process.argv.slice(2);
  const [inspected] = JSON.parse(await docker('image', 'inspect', image)) as [Inspected];
  const problems = [
    ...(await configurationProblems(image, inspected)),
    ...(await contentProblems(image)),
  ];
  if (problems.length > 0) {
    throw new UserError(
      `${problems.join('\n')}\n${image} must not be used. Fix the problems above and build it again.`,
    );
  }
  say(`No problem in ${image}: ${Math.round(inspected.Size / 1e6)} MB.`);
});
