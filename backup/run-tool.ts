import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { libpqVariables } from '@/backup/database-session';
import type { PostgresPrograms } from '@/scripts/services/postgres-programs';
import { environmentWith } from '@/scripts/services/programs';
import { UserError } from '@/scripts/user-error';

const exec = promisify(execFile);
/** The error output of a tool is cut at this length: its first lines contain the reason. */
const MAX_REASON = 1_000;

/**
 * Runs pg_dump or pg_restore on the database at `url`, no part of which is on the command line.
 * @throws UserError with the error output of the tool, when it fails
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
  // A signal stops the tool and not this process, so that the caller can clean up.
  const stop = () => void running.child.kill();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    await running;
  } catch (error) {
    const output = (error as { stderr?: string }).stderr ?? '';
    throw new UserError(
      `${name} failed, and its result was discarded:\n${output.slice(0, MAX_REASON).trim()}`,
    );
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
