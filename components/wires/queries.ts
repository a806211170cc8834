'use client';

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiClient } from '@/lib/api/client';
import type { AnswerOf } from '@/lib/api/contract';

export type WireList = AnswerOf<'listWires'>;

/** The query of a list page as the URL writes it. */
export interface ListParameters {
  page: number;
  page_size: number;
  sort: string;
}

/** The keys under which server state is kept; a change invalidates by their prefix. */
export const wireKeys = {
  all: ['wires'] as const,
  lists: () => [...wireKeys.all, 'list'] as const,
  list: (parameters: ListParameters) => [...wireKeys.lists(), parameters] as const,
  detail: (id: string) => [...wireKeys.all, 'detail', id] as const,
  history: (id: string) => [...wireKeys.all, 'history', id] as const,
};

const api = apiClient();

export const listQuery = (parameters: ListParameters) =>
  queryOptions({
    queryKey: wireKeys.list(parameters),
    queryFn: ({ signal }) => api('listWires', { query: { ...parameters }, signal }),
    placeholderData: keepPreviousData,
  });

export const detailQuery = (id: string) =>
  queryOptions({
    queryKey: wireKeys.detail(id),
    queryFn: ({ signal }) => api('getWire', { params: { id }, signal }),
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: wireKeys.history(id),
    queryFn: ({ signal }) => api('wireEvents', { params: { id }, signal }),
  });
