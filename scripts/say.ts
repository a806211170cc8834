/** Lines for the person at the terminal. Everything else goes to the log files. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A failure that is told in one line, with what to do next, and no stack. */
export class Instruction extends Error {
  override readonly name = 'Instruction';
}

/** Runs a step of a script; a failure ends the process with one line. */
export async function orExplain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const known =
      error instanceof Instruction || (error instanceof Error && error.name === 'EnvError');
    const text =
      error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : error;
    process.stderr.write(`\n${String(text)}\n`);
    process.exitCode = 1;
  }
}

/** A step that may take long: said when it begins, with its time when it ends. */
export async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  process.stdout.write(`${label} …`);
  const dots = setInterval(() => process.stdout.write('.'), 3_000);
  try {
    const result = await work();
    say(` ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    say(' failed');
    throw error;
  } finally {
    clearInterval(dots);
  }
}
