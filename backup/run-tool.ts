import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { libpqVariables } from '@/backup/database-session';
import type { PostgresPrograms } from '@/scripts/services/postgres-programs';
import { environmentWith } from '@/scripts/services/programs';
import { UserError } from '@/scripts/user-error';

const exec = promisify(execFile);
/** What a failing tool says is cut here: the first lines have the reason. */
const MAX_REASON = 1_000;

/**
 * Runs pg_dump or pg_restore on the database at `url`; no part of that is on the command line.
 * @throws UserError with what the tool said, when it fails
 */
export async function runTool(
  programs: PostgresPrograms,
  name: 'pg_dump' | 'pg_restore',
  url: string,
  args: string[],
): Promise<void> {
  const env = { ...environmentWith(programs.libraries), ...libpqVariables(url), LC_MESSAGES: 'C' };
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  const running = exec(join(programs.bin, name), ['--no-password', ...args], options);
  // Stopped with us, so that the caller lives to tidy up.
  const stop = () => void running.child.kill();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    await running;
  } catch (error) {
    const said = (error as { stderr?: string }).stderr ?? '';
    throw new UserError(
      `${name} failed, and nothing was kept of what it did:\n${said.slice(0, MAX_REASON).trim()}`,
    );
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
