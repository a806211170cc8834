import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onPath } from '@/scripts/services/programs';
import { UserError } from '@/scripts/user-error';

const exec = promisify(execFile);
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium for the browser tests: CHROMIUM_PATH, the one on PATH, or Debian's, which
 * root installs.
 * @throws UserError that says what to install
 */
export async function findChromium(): Promise<string> {
  const configured = process.env['CHROMIUM_PATH'] ?? onPath(NAMES);
  if (configured !== undefined) return configured;
  if (process.getuid?.() === 0 && onPath(['apt-get']) !== undefined) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await exec('apt-get', ['update', '-q'], { env });
    await exec('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      env,
      maxBuffer: 64 * 1024 * 1024,
    });
    const installed = onPath(NAMES);
    if (installed !== undefined) return installed;
  }
  throw new UserError(
    'The browser tests need Chromium: install it with your package manager, or set CHROMIUM_PATH to one.',
  );
}
