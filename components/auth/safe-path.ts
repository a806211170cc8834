const HOME = '/wires';

/**
 * The path to go to after signing in, if it is one of ours: it must begin with a single slash, or
 * a crafted link would send people elsewhere with our good name. Anything else is the list.
 */
export function safePath(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\\s]*$/.test(next)) return HOME;
  const base = 'http://desk.invalid';
  return new URL(next, base).origin === base ? next : HOME;
}
