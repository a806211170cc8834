'use client';

import { useQueryClient, type InvalidateOptions } from '@tanstack/react-query';
import { useState } from 'react';
import { useLiveEvents } from '@/components/live/live-context';
import { wireKeys, type WireList } from '@/components/wires/queries';
import { matchesFilter } from '@/components/wires/list/matches-filter';
import { queryOf } from '@/components/wires/list/list-query';
import type { ListView } from '@/components/wires/list/list-view';

export interface ListNews {
  /** The number of wires that belong on this page and are not on it yet. */
  fresh: number;
  /** The number of wires on this page that no longer match the view. */
  moved: number;
  show: () => void;
}

/**
 * Counts changes of the view beyond the shown rows, so that rows do not move while they are read.
 * An empty page has no rows to move and is refetched.
 */
export function useListNews(view: ListView, list: WireList | undefined): ListNews {
  const client = useQueryClient();
  const query = queryOf(view);
  const key = JSON.stringify(query);
  const [news, setNews] = useState<{ key: string; ids: readonly string[] }>({ key, ids: [] });
  const items = list?.items ?? [];
  const refetch = (options?: InvalidateOptions) =>
    void client.invalidateQueries({ queryKey: wireKeys.lists() }, options);

  useLiveEvents(({ type, wire }) => {
    const ids = news.key === key ? news.ids.filter((id) => id !== wire.id) : [];
    const newestFirst = view.page === 1 && view.sort === '-created_at';
    const shown = items.some(({ id }) => id === wire.id);
    // An event can be about an old wire, which belongs on a later page.
    const last = items.length < view.page_size ? undefined : items.at(-1);
    const belongs = newestFirst && (last === undefined || wire.created_at > last.created_at);
    const arrives =
      belongs &&
      !shown &&
      matchesFilter(wire, query) &&
      // An old wire is new here only when its changed status can make it match the view.
      (type === 'wire.created' || (type === 'wire.updated' && view.status !== null));
    if (list && list.items.length === 0) {
      // One pending request is enough: a change after it causes another event.
      if (matchesFilter(wire, query) && type !== 'wire.deleted') refetch({ cancelRefetch: false });
    } else if (arrives) setNews({ key, ids: [...ids, wire.id] });
    else if (type === 'wire.deleted') setNews({ key, ids });
  });

  const ids = news.key === key ? news.ids : [];
  return {
    fresh: ids.filter((id) => !items.some((item) => item.id === id)).length,
    moved: items.filter(({ status }) => view.status !== null && status !== view.status).length,
    show: () => {
      setNews({ key, ids: [] });
      refetch();
    },
  };
}
