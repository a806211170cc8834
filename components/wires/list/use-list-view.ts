'use client';

import { useQueryStates, type Options } from 'nuqs';
import { useCallback, useEffect, useRef } from 'react';
import { viewHref, viewParsers, type ListView } from '@/components/wires/list/list-view';

/** Changes parts of the view. Any change but one of the page goes to the first page. */
export type ChangeView = (change: Partial<ListView>, options?: Options) => void;

/** The view of the list in the URL. Each change is a history entry that Back undoes. */
export function useListView(): [ListView, ChangeView] {
  const [view, setView] = useQueryStates(viewParsers, { history: 'push' });
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  }, [view]);
  const change = useCallback<ChangeView>(
    (change, options) => {
      const next = { ...latest.current, page: 1, ...change };
      // Without a change there is no history entry, so that Back always has an effect.
      if (viewHref(next) === viewHref(latest.current)) return;
      latest.current = next;
      void setView(next, options);
    },
    [setView],
  );
  return [view, change];
}
