import { UserError } from '@/scripts/user-error';

/** Only a bug needs its stack; the messages of UserError and EnvError say what to do. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = error instanceof UserError || error.name === 'EnvError';
  return expected ? error.message : (error.stack ?? error.message);
}

/** Runs the body of a command. An error is written to standard error and sets exit code 1. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${textOf(error)}\n`);
    process.exitCode = 1;
  }
}
