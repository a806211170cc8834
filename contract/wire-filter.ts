import { codePoints, textProblem, type TextProblem } from '@/contract/text';

/** The columns that a list of wires can be sorted by. */
export const SORT_COLUMNS = [
  'created_at',
  'amount',
  'status',
  'currency',
  'sender_name',
  'recipient_name',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
/** The values of the `sort` parameter: a column, or `-` and a column for descending. */
export const SORTS = SORT_COLUMNS.flatMap((column) => [column, `-${column}` as const]);

export const MAX_SEARCH_LENGTH = 200;
export const MAX_PAGE = 1_000_000;
export const MAX_PAGE_SIZE = 100;
export const DEFAULT_PAGE_SIZE = 20;

/** The problem of a search text; undefined when it is valid. */
export function searchProblem(text: string): TextProblem | undefined {
  const length = codePoints(text);
  if (length < 1) return { code: 'too_short', message: 'must not be empty' };
  if (length <= MAX_SEARCH_LENGTH) return textProblem(text);
  return { code: 'too_long', message: `must be at most ${MAX_SEARCH_LENGTH} characters` };
}
