'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef } from 'react';
import { links } from '@/contract/links';
import { mayLeaveFor } from '@/components/ui/guard-leaving';
import { meaningOf, type ShortcutAction } from '@/components/shell/shortcuts';
import { useStored } from '@/components/ui/use-stored';

const SEQUENCE_MS = 1_000;
const isSwitch = (value: unknown): value is boolean => typeof value === 'boolean';
/** The id of the field that `/` focuses; on a page without it, `/` opens the list of wires. */
export const SEARCH_ID = 'search';

/** True when the key belongs to a field, or a dialog, menu or listbox is open. */
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('input, textarea, select')) return true;
  return document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}

/** Listens for the keyboard shortcuts, unless the user disabled them. */
export function useShortcuts(onList: () => void): {
  enabled: boolean;
  onEnabled: (enabled: boolean) => void;
} {
  const router = useRouter();
  const [enabled, onEnabled] = useStored('shortcuts', isSwitch, true);
  const pressed = useRef<{ keys: string[]; at: number }>({ keys: [], at: 0 });
  const go = (path: string) => {
    if (mayLeaveFor(path)) router.push(path);
  };
  const perform = (action: ShortcutAction) => {
    if (action === 'list') onList();
    else if (action !== 'search') go(action.go);
    else {
      const field = document.getElementById(SEARCH_ID);
      if (field) field.focus();
      else go(`${links.wires}#${SEARCH_ID}`);
    }
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!enabled || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
    if (event.key === 'Shift') return;
    const { keys, at } = pressed.current;
    const before = event.timeStamp - at < SEQUENCE_MS ? keys : [];
    const sequence = [...before, event.key];
    const meaning = meaningOf(sequence) ?? meaningOf([event.key]);
    pressed.current = { keys: meaning === 'more' ? [event.key] : [], at: event.timeStamp };
    if (meaning === undefined || meaning === 'more') return;
    event.preventDefault();
    perform(meaning);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return { enabled, onEnabled };
}
