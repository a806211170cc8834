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

const serialize = createSerializer(viewParsers);

/** The URL of the list with this view. */
export function viewHref(view: ListView): string {
  return serialize(links.wires, view);
}
