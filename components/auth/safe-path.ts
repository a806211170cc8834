import { links } from '@/contract/links';

/**
 * The path to open after signing in. It must begin with a single slash, or a crafted link would
 * redirect to another site (an open redirect); anything else becomes the list of wires.
 */
export function safePath(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\\s]*$/.test(next)) return links.wires;
  const base = 'http://desk.invalid';
  return new URL(next, base).origin === base ? next : links.wires;
}
