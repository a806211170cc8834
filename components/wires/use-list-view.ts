'use client';

import { useQueryStates, type Options } from 'nuqs';
import { useCallback } from 'react';
import { viewParsers, type ListView } from '@/components/wires/wire-list-view';

/** Changes some of the view. Whatever is not a change of page goes back to the first. */
export type ChangeView = (change: Partial<ListView>, options?: Options) => void;

/** The view of the list as the URL says it. Each change is a step that Back undoes. */
export function useListView(): [ListView, ChangeView] {
  const [view, setView] = useQueryStates(viewParsers, { history: 'push' });
  const change = useCallback<ChangeView>(
    (change, options) => void setView({ page: 1, ...change }, options),
    [setView],
  );
  return [view, change];
}
