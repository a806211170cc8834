import {
  createLoader,
  createParser,
  createSerializer,
  parseAsNumberLiteral,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';
import { AMOUNT_PATTERN, CURRENCIES } from '@/contract/money';
import {
  DEFAULT_PAGE_SIZE,
  MAX_PAGE,
  MAX_PAGE_SIZE,
  searchProblem,
  SORTS,
} from '@/contract/wire-filter';
import { links } from '@/contract/links';
import { pathOf } from '@/contract/paths';
import type { ListQuery, WireFilter } from '@/contract/wire-query';
import { WIRE_STATUSES } from '@/contract/wire-status';

/** The page sizes that the list offers. */
export const PAGE_SIZES = [DEFAULT_PAGE_SIZE, 50, MAX_PAGE_SIZE] as const;

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

/** A time in the form of this console: UTC, with milliseconds, in a year of four digits. */
const timeText = text((time) => {
  const date = new Date(time);
  return !Number.isNaN(date.getTime()) && date.toISOString() === time && !/^0000|^\D/.test(time)
    ? time
    : null;
});

/**
 * The parameters of the list in the URL, with the names that they have in the API. A value that the
 * API would refuse counts as absent.
 */
export const viewParsers = {
  page: wholePage.withDefault(1),
  page_size: parseAsNumberLiteral(PAGE_SIZES).withDefault(DEFAULT_PAGE_SIZE),
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

/** Every filter but the status, unset. */
export const NO_FILTERS = {
  currency: null,
  search: null,
  min_amount: null,
  max_amount: null,
  created_from: null,
  created_to: null,
} as const satisfies Partial<ListView>;

/** Reads a view from the search parameters of a page. */
export const loadView = createLoader(viewParsers);

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

const serialize = createSerializer(viewParsers);

/** The URL of the list with this view. */
export function viewHref(view: ListView): string {
  return serialize(links.wires, view);
}
