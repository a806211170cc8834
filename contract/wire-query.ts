import { z } from '@/contract/zod';
import { refuseWhen, withCode } from '@/contract/issue-code';
import { AMOUNT_PATTERN } from '@/contract/money';
import {
  DEFAULT_PAGE_SIZE,
  MAX_PAGE,
  MAX_PAGE_SIZE,
  MAX_SEARCH_LENGTH,
  searchProblem,
  SORTS,
} from '@/contract/wire-filter';
import { currency } from '@/contract/wire';
import { WIRE_STATUSES } from '@/contract/wire-status';

/** A whole number in a query parameter: digits only, within bounds. */
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max))
    .meta({
      override: ({ jsonSchema }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum: min, maximum: max });
      },
    });

/** A time as RFC 3339 with a zone, in either case; becomes UTC with milliseconds. */
const instant = z
  .preprocess<unknown, z.ZodISODateTime, string>(
    (value) => (typeof value === 'string' ? value.toUpperCase() : value),
    z.iso.datetime({ offset: true, error: 'must be an RFC 3339 time with a zone', abort: true }),
  )
  .transform((text) => new Date(text).toISOString())
  // Other years are written with a sign, and Postgres does not read them.
  .refine((text) => /^\d{4}-/.test(text) && !text.startsWith('0000'), {
    error: 'must be within the years 0001 to 9999',
    ...withCode('out_of_range'),
  });

const amountBound = z.string().regex(AMOUNT_PATTERN, 'must be digits with at most two decimals');

/** The filter of a list of wires. */
export const wireFilter = z.strictObject({
  status: z.enum(WIRE_STATUSES).optional(),
  currency: currency.optional(),
  search: z
    .string()
    .transform((text) => text.normalize('NFC'))
    .superRefine(refuseWhen(searchProblem))
    .meta({ minLength: 1, maxLength: MAX_SEARCH_LENGTH })
    .optional(),
  min_amount: amountBound.optional(),
  max_amount: amountBound.optional(),
  created_from: instant.optional(),
  created_to: instant.optional(),
});

export type WireFilter = z.output<typeof wireFilter>;

const sort = z.enum(SORTS).default('-created_at');
const MAX_CURSOR_LENGTH = 2_000;

/** The query of `GET /api/wires`: a filter, an order, and a page or a cursor. */
export const listQuery = wireFilter
  .extend({
    page: wholeNumber(1, MAX_PAGE).optional(),
    page_size: wholeNumber(1, MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
    sort,
    cursor: z.string().min(1).max(MAX_CURSOR_LENGTH).optional(),
  })
  .refine(({ page, cursor }) => page === undefined || cursor === undefined, {
    error: 'cannot be given together with cursor',
    path: ['page'],
    ...withCode('excluded'),
  });
export type ListQuery = z.output<typeof listQuery>;

/** The query of `GET /api/wires/export`: a filter and an order. */
export const exportQuery = wireFilter.extend({ sort });
export type ExportQuery = z.output<typeof exportQuery>;

/** The query of `GET /api/wires/summary`: a range of creation times. */
export const summaryQuery = wireFilter.pick({ created_from: true, created_to: true });
export type SummaryQuery = z.output<typeof summaryQuery>;
