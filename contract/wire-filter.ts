import { codePoints, textProblem, type TextProblem } from '@/contract/text';

/** What a list of wires can be ordered by. */
export const SORT_COLUMNS = [
  'created_at',
  'amount',
  'status',
  'currency',
  'sender_name',
  'recipient_name',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
/** The same with a `-` for descending. */
export const SORTS = SORT_COLUMNS.flatMap((column) => [column, `-${column}` as const]);

export const MAX_SEARCH_LENGTH = 200;

/** Why a text cannot be searched for; undefined when it can. */
export function searchProblem(text: string): TextProblem | undefined {
  const length = codePoints(text);
  if (length < 1) return { code: 'too_short', message: 'must not be empty' };
  if (length <= MAX_SEARCH_LENGTH) return textProblem(text);
  return { code: 'too_long', message: `must be at most ${MAX_SEARCH_LENGTH} characters` };
}
