/** Called before a navigation; may block it. */
type Guard = (path: string) => void;

let guard: Guard | undefined;

/** Calls `ask` before the console leaves the page. Returns what removes the guard. */
export function guardLeaving(ask: Guard): () => void {
  guard = ask;
  return () => {
    if (guard === ask) guard = undefined;
  };
}

/** True when no guard blocks a navigation to `path`; otherwise the guard is called with it. */
export function mayLeaveFor(path: string): boolean {
  guard?.(path);
  return guard === undefined;
}
