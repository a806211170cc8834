import { links } from '@/contract/links';

/** What a shortcut does. */
export type ShortcutAction = 'list' | 'search' | { go: string };

/** Every shortcut: its keys in order, its action, and its label in the list of shortcuts. */
export const SHORTCUTS = [
  { keys: ['?'], action: 'list', label: 'Show this list' },
  { keys: ['c'], action: { go: links.newWire }, label: 'New wire' },
  { keys: ['/'], action: 'search', label: 'Search wires' },
  { keys: ['g', 'w'], action: { go: links.wires }, label: 'Go to wires' },
  { keys: ['g', 'd'], action: { go: links.dashboard }, label: 'Go to the dashboard' },
] as const satisfies readonly {
  keys: readonly string[];
  action: ShortcutAction;
  label: string;
}[];

/** The action of the pressed keys; `more` for the start of a sequence; undefined for others. */
export function meaningOf(pressed: readonly string[]): ShortcutAction | 'more' | undefined {
  const fitting = SHORTCUTS.filter(({ keys }) => pressed.every((key, at) => keys.at(at) === key));
  const whole = fitting.find(({ keys }) => keys.length === pressed.length);
  return whole?.action ?? (fitting.length > 0 ? 'more' : undefined);
}
