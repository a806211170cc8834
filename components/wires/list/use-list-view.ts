'use client';

import { useQueryStates, type Options } from 'nuqs';
import { useCallback, useEffect, useRef } from 'react';
import { viewHref, viewParsers, type ListView } from '@/components/wires/list/list-view';

/** Changes some of the view. Whatever is not a change of page goes back to the first. */
export type ChangeView = (change: Partial<ListView>, options?: Options) => void;

/** The view of the list as the URL says it. Each change is a step that Back undoes. */
export function useListView(): [ListView, ChangeView] {
  const [view, setView] = useQueryStates(viewParsers, { history: 'push' });
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  }, [view]);
  const change = useCallback<ChangeView>(
    (change, options) => {
      const next = { ...latest.current, page: 1, ...change };
      // A step that changes nothing is none: Back would seem to do nothing.
      if (viewHref(next) === viewHref(latest.current)) return;
      latest.current = next;
      void setView(next, options);
    },
    [setView],
  );
  return [view, change];
}
