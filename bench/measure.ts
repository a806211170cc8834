/** The durations of A and B, measured alternately (A B A B …), so that drift affects both. */
export interface Comparison {
  a: number;
  b: number;
  /** Median of a/b over the rounds. */
  ratio: number;
}

/** The median; NaN without numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((x, y) => x - y);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

async function time(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Runs A and B alternately, after one warm-up round. Milliseconds. */
export async function compare(
  rounds: number,
  a: () => Promise<void>,
  b: () => Promise<void>,
): Promise<Comparison> {
  await a();
  await b();
  const pairs: { a: number; b: number }[] = [];
  for (let i = 0; i < rounds; i += 1) pairs.push({ a: await time(a), b: await time(b) });
  return {
    a: median(pairs.map((pair) => pair.a)),
    b: median(pairs.map((pair) => pair.b)),
    ratio: median(pairs.map((pair) => pair.a / pair.b)),
  };
}

/** Runs `work` `times` times, at most `atOnce` of them concurrently. */
export async function many(
  times: number,
  atOnce: number,
  work: () => Promise<unknown>,
): Promise<void> {
  let left = times;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
