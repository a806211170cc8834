import type { FieldProblem } from '@/contract/errors';

/** Control characters, line separators and marks that change the direction of text. */
const FORBIDDEN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Why a text is refused: a code for programs, a message for people. */
export type TextProblem = Pick<FieldProblem, 'code' | 'message'>;

/** The length of a text in Unicode code points, as PostgreSQL counts it. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}

/** Why a text cannot be displayed, stored and compared safely; undefined when it can. */
export function textProblem(text: string): TextProblem | undefined {
  if (!text.isWellFormed()) return { code: 'invalid_unicode', message: 'is not valid Unicode' };
  if (!FORBIDDEN.test(text)) return undefined;
  return {
    code: 'forbidden_characters',
    message: 'must not contain control or text-direction characters',
  };
}
