/** What a shortcut does. */
export type ShortcutAction = 'list' | 'search' | { go: string };

/** Every shortcut: the keys in their order, what they do, and how the list of them says it. */
export const SHORTCUTS = [
  { keys: ['?'], action: 'list', label: 'Show this list' },
  { keys: ['c'], action: { go: '/wires/new' }, label: 'New wire' },
  { keys: ['/'], action: 'search', label: 'Search wires' },
  { keys: ['g', 'w'], action: { go: '/wires' }, label: 'Go to wires' },
  { keys: ['g', 'd'], action: { go: '/dashboard' }, label: 'Go to the dashboard' },
] as const satisfies readonly {
  keys: readonly string[];
  action: ShortcutAction;
  label: string;
}[];

/** What the pressed keys mean: an action, the beginning of one (`more`), or nothing. */
export function meaningOf(pressed: readonly string[]): ShortcutAction | 'more' | undefined {
  const fitting = SHORTCUTS.filter(({ keys }) => pressed.every((key, at) => keys.at(at) === key));
  const whole = fitting.find(({ keys }) => keys.length === pressed.length);
  return whole?.action ?? (fitting.length > 0 ? 'more' : undefined);
}
