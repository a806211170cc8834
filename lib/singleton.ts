/**
 * One value per process and name, created on first use.
 * Next evaluates our modules twice in one process (pages and route handlers), so a module-level
 * variable would create two pools; `globalThis` is shared by both.
 */
export function singleton<T>(name: string, make: () => T): T {
  const registry = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`wire-management.${name}`);
  const existing = registry[key];
  if (existing !== undefined) return existing;
  const made = make();
  registry[key] = made;
  return made;
}

/** Removes the value, so that the next use creates a new one. For shutdown and tests. */
export function forgetSingleton(name: string): void {
  const registry = globalThis as unknown as Record<symbol, unknown>;
  registry[Symbol.for(`wire-management.${name}`)] = undefined;
}
