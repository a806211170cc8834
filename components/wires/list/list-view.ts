import {
  createLoader,
  createParser,
  createSerializer,
  parseAsNumberLiteral,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';
import { AMOUNT_PATTERN, CURRENCIES } from '@/contract/money';
import { searchProblem, SORTS } from '@/contract/wire-filter';
import type { ListQuery, WireFilter } from '@/contract/wire-query';
import { WIRE_STATUSES } from '@/contract/wire-status';

export const PAGE_SIZES = [20, 50, 100] as const;
const MAX_PAGE = 1_000_000;

const wholePage = createParser({
  parse: (text) => (/^[1-9]\d{0,6}$/.test(text) ? Math.min(Number(text), MAX_PAGE) : null),
  serialize: String,
});

const text = (parse: (text: string) => string | null) => createParser({ parse, serialize: String });

const searchText = text((typed) => {
  const search = typed.normalize('NFC');
  return searchProblem(search) === undefined ? search : null;
});

const amountText = text((amount) => (AMOUNT_PATTERN.test(amount) ? amount : null));

/** A time as this console writes it: UTC, to the millisecond, in a year of four digits. */
const timeText = text((time) => {
  const date = new Date(time);
  return !Number.isNaN(date.getTime()) && date.toISOString() === time && !/^0000|^\D/.test(time)
    ? time
    : null;
});

/**
 * What of the list is written in the URL, under the names that the API gives it. What the API would
 * refuse counts as absent.
 */
export const viewParsers = {
  page: wholePage.withDefault(1),
  page_size: parseAsNumberLiteral(PAGE_SIZES).withDefault(20),
  sort: parseAsStringLiteral(SORTS).withDefault('-created_at'),
  status: parseAsStringLiteral(WIRE_STATUSES),
  currency: parseAsStringLiteral(CURRENCIES),
  search: searchText,
  min_amount: amountText,
  max_amount: amountText,
  created_from: timeText,
  created_to: timeText,
};
export type ListView = inferParserType<typeof viewParsers>;

/** The view without anything that narrows it. */
export const NO_FILTERS = {
  currency: null,
  search: null,
  min_amount: null,
  max_amount: null,
  created_from: null,
  created_to: null,
} as const satisfies Partial<ListView>;

/** Reads a view from the parameters of a page. */
export const loadView = createLoader(viewParsers);

/** The amount that a search means, when it looks like one (`1,250.5`) and no range is set. */
export function searchedAmount({ search, min_amount, max_amount }: ListView): string | undefined {
  const text = search?.trim().replace(/,(?=\d{3}(?:\D|$))/g, '');
  if (text === undefined || min_amount !== null || max_amount !== null) return undefined;
  return AMOUNT_PATTERN.test(text) ? text : undefined;
}

/** What the API is asked for to show the view. */
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

/** The whole query of the view: filter, order and page. */
export function queryOf(view: ListView): ListQuery & { page: number } {
  const { page, page_size, sort } = view;
  return { ...filterOf(view), page, page_size, sort };
}

/** Where all that the view lets through can be downloaded. */
export function exportHref(view: ListView): string {
  const entries = Object.entries({ ...filterOf(view), sort: view.sort });
  const given = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/api/wires/export?${new URLSearchParams(given)}`;
}

const serialize = createSerializer(viewParsers);

/** A link that shows the view. */
export function viewHref(view: ListView): string {
  return serialize('/wires', view);
}
