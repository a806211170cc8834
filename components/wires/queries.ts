'use client';

import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { readClient } from '@/contract/client';
import type { AnswerOf } from '@/contract/endpoints';
import type { SummaryQuery, WireFilter } from '@/contract/wire-query';
import type { Wire } from '@/contract/wire';

export type WireList = AnswerOf<'listWires'>;

/** The query of the API for one page of the list. */
export interface ListParameters extends WireFilter {
  page: number;
  page_size: number;
  sort: string;
}

/** The keys of cached queries; a change invalidates by a prefix of them. */
export const wireKeys = {
  all: ['wires'] as const,
  lists: () => [...wireKeys.all, 'list'] as const,
  list: (parameters: ListParameters) => [...wireKeys.lists(), parameters] as const,
  detail: (id: string) => [...wireKeys.all, 'detail', id] as const,
  summaries: () => [...wireKeys.all, 'summary'] as const,
  summary: (range: SummaryQuery) => [...wireKeys.summaries(), range] as const,
  history: (id: string) => [...wireKeys.all, 'history', id] as const,
};

/** The newer of the cached and the fetched wire: a live event can arrive before an older answer. */
function newest(client: QueryClient, wire: Wire): Wire {
  const known = client.getQueryData<Wire>(wireKeys.detail(wire.id));
  return known && known.version > wire.version ? known : wire;
}

export const wireListQuery = (parameters: ListParameters) =>
  queryOptions({
    queryKey: wireKeys.list(parameters),
    queryFn: async ({ client, signal }) => {
      const list = await readClient('listWires', { query: { ...parameters }, signal });
      return { ...list, items: list.items.map((wire) => newest(client, wire)) };
    },
    placeholderData: keepPreviousData,
  });

export const wireQuery = (id: string) =>
  queryOptions({
    queryKey: wireKeys.detail(id),
    queryFn: async ({ client, signal }) =>
      newest(client, await readClient('getWire', { params: { id }, signal })),
  });

export const wireHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: wireKeys.history(id),
    queryFn: ({ signal }) => readClient('wireEvents', { params: { id }, signal }),
  });

export const wireSummaryQuery = (range: SummaryQuery = {}) =>
  queryOptions({
    queryKey: wireKeys.summary(range),
    queryFn: ({ signal }) => readClient('wireSummary', { query: { ...range }, signal }),
    placeholderData: keepPreviousData,
  });
