'use client';

/**
 * Runs `work` at once and then at most once every `everyMs`, the last time after the last call:
 * a burst of events sends a few requests, not one each.
 */
export function throttle(
  work: () => void,
  everyMs: number,
): { call: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const run = () => {
    again = false;
    work();
    timer = setTimeout(() => {
      timer = undefined;
      if (again) run();
    }, everyMs);
  };
  return {
    call: () => {
      if (timer === undefined) run();
      else again = true;
    },
    cancel: () => clearTimeout(timer),
  };
}
