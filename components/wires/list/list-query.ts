import type { ListView } from '@/components/wires/list/list-view';
import { AMOUNT_PATTERN } from '@/contract/money';
import { pathOf } from '@/contract/paths';
import type { ListQuery, WireFilter } from '@/contract/wire-query';

/** The amount that a search contains (`1,250.5`); undefined for other text or beside a range. */
export function searchedAmount({ search, min_amount, max_amount }: ListView): string | undefined {
  const text = search?.trim().replace(/,(?=\d{3}(?:\D|$))/g, '');
  if (text === undefined || min_amount !== null || max_amount !== null) return undefined;
  return AMOUNT_PATTERN.test(text) ? text : undefined;
}

/** The filter of the API for the view. */
export function filterOf(view: ListView): WireFilter {
  const exact = searchedAmount(view);
  return {
    status: view.status ?? undefined,
    currency: view.currency ?? undefined,
    search: exact === undefined ? (view.search ?? undefined) : undefined,
    min_amount: exact ?? view.min_amount ?? undefined,
    max_amount: exact ?? view.max_amount ?? undefined,
    created_from: view.created_from ?? undefined,
    created_to: view.created_to ?? undefined,
  };
}

/** The query of the API for the view: filter, order and page. */
export function queryOf(view: ListView): ListQuery & { page: number } {
  const { page, page_size, sort } = view;
  return { ...filterOf(view), page, page_size, sort };
}

/** The URL of the CSV export of every wire that matches the view. */
export function exportHref(view: ListView): string {
  const entries = Object.entries({ ...filterOf(view), sort: view.sort });
  const given = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${pathOf('exportWires')}?${new URLSearchParams(given)}`;
}
