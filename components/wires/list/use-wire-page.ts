'use client';

import { useQuery } from '@tanstack/react-query';
import { ANNOUNCES } from '@/components/wires/wire-updates';
import { wireListQuery, type WireList } from '@/components/wires/queries';
import { queryOf } from '@/components/wires/list/list-query';
import type { ListView } from '@/components/wires/list/list-view';

/** The wires that the server rendered the page with. */
export interface InitialPage {
  /** Its query as JSON. */
  key: string;
  list: WireList;
  /** The time of the read, in milliseconds since 1970. */
  at: number;
}

/** The page of wires of the view. The previous page stays until the new one arrives. */
export function useWirePage(view: ListView, initial: InitialPage) {
  const query = queryOf(view);
  const rendered = JSON.stringify(query) === initial.key;
  return useQuery({
    ...wireListQuery(query),
    meta: ANNOUNCES,
    ...(rendered && { initialData: initial.list, initialDataUpdatedAt: initial.at }),
  });
}
