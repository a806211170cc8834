/** Writes a line to the terminal. Everything else goes to the log files. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a step that may take long; shows its label at the start and its duration at the end. */
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
