'use client';

import { useQuery } from '@tanstack/react-query';
import { ANNOUNCES } from '@/components/wires/wire-updates';
import { wireListQuery, type WireList } from '@/components/wires/queries';
import { queryOf, type ListView } from '@/components/wires/list/list-view';

/** What the server rendered the page with. */
export interface InitialPage {
  /** The query it answers, as text. */
  key: string;
  list: WireList;
  /** When it was read, in milliseconds. */
  at: number;
}

/** The page of wires that the view asks for. The view before stays until the next is here. */
export function useWirePage(view: ListView, initial: InitialPage) {
  const query = queryOf(view);
  const rendered = JSON.stringify(query) === initial.key;
  return useQuery({
    ...wireListQuery(query),
    meta: ANNOUNCES,
    ...(rendered && { initialData: initial.list, initialDataUpdatedAt: initial.at }),
  });
}
