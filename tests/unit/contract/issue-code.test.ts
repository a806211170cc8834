import { describe, expect, it } from 'vitest';
import { FIELD_PROBLEMS } from '@/contract/errors';
import { codeIn, withCode } from '@/contract/issue-code';
import { z } from '@/contract/zod';
import { validate } from '@/lib/validate';

/** The field-problem codes with which `validate` refuses a value. */
function codesOf(schema: z.ZodType, value: unknown): string[] {
  try {
    validate(schema, value);
    return [];
  } catch (error) {
    return (error as { errors: { code: string }[] }).errors.map(({ code }) => code);
  }
}

describe('the code of a field problem', () => {
  it.each(Object.keys(FIELD_PROBLEMS))('%s is read back from the params of an issue', (code) => {
    expect(codeIn({ code })).toBe(code);
  });

  it.each([undefined, {}, { code: 7 }, { code: 'not_in_the_set' }, { code: 'toString' }])(
    '%j is answered as invalid',
    (params) => {
      expect(codeIn(params)).toBe('invalid');
    },
  );

  it('is the one that the schema names, and invalid when it names none', () => {
    const named = z.string().refine(() => false, { error: 'no', ...withCode('not_positive') });
    const unknown = z.string().refine(() => false, { error: 'no', params: { code: 'unheard' } });
    expect(codesOf(named, 'x')).toEqual(['not_positive']);
    expect(codesOf(unknown, 'x')).toEqual(['invalid']);
  });

  it('is in the set for every kind of issue that zod raises itself', () => {
    const schema = z.strictObject({
      text: z.string().min(2).max(3),
      number: z.number().min(2).max(3),
      choice: z.enum(['a', 'b']),
      date: z.iso.date(),
      union: z.union([z.string(), z.number()]),
      even: z.number().multipleOf(2),
    });
    const valid = { text: 'ab', number: 2, choice: 'a', date: '2026-11-23', union: 1, even: 2 };
    const cases: [object, string[]][] = [
      [{}, []],
      [{ text: 'a' }, ['too_short']],
      [{ text: 'abcd' }, ['too_long']],
      [{ text: 1 }, ['invalid_type']],
      [{ text: undefined }, ['required']],
      [{ number: 1 }, ['too_small']],
      [{ number: 4 }, ['too_big']],
      [{ choice: 'c' }, ['invalid_choice']],
      [{ date: 'x' }, ['invalid_format']],
      [{ union: true }, ['invalid']],
      [{ even: 3 }, ['invalid']],
      [{ more: 1 }, ['unknown_field']],
    ];
    for (const [change, codes] of cases) {
      expect(codesOf(schema, { ...valid, ...change })).toEqual(codes);
    }
  });
});
