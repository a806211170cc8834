/** Hears where somebody wants to go, and may keep them. */
type Guard = (path: string) => void;

let guard: Guard | undefined;

/** From now on a page's work is not left without asking `ask`. Gives what ends that. */
export function guardLeaving(ask: Guard): () => void {
  guard = ask;
  return () => {
    if (guard === ask) guard = undefined;
  };
}

/** May the console go to another page by itself? When not, the guard has been told where. */
export function mayLeaveFor(path: string): boolean {
  guard?.(path);
  return guard === undefined;
}
