import { describe, expect, it } from 'vitest';
import { errorSentence, errorsOfForm, errorsOfProblem } from '@/components/wires/form/field-errors';
import type { Problem } from '@/contract/problem';

const problem: Problem = {
  type: 'about:blank',
  title: 'Some fields are not valid',
  status: 422,
  detail: 'Some fields are not valid.',
  code: 'validation_failed',
  request_id: 'an id',
  errors: [
    { pointer: '/amount', code: 'not_positive', message: 'must be greater than zero' },
    { pointer: '/unknown', code: 'unknown_field', message: 'is not known' },
  ],
};

describe('the errors of fields', () => {
  it('are in the order of the form', () => {
    const errors = {
      amount: { type: 'custom', message: 'must be greater than zero' },
      sender_name: { type: 'custom', message: 'must not be empty' },
    };
    expect(errorsOfForm(errors).map(errorSentence)).toEqual([
      'Sender must not be empty.',
      'Amount must be greater than zero.',
    ]);
  });

  it('come from a problem of the API, without pointers to other fields', () => {
    expect(errorsOfProblem(problem)).toEqual([
      { name: 'amount', message: 'must be greater than zero' },
    ]);
    expect(errorsOfProblem(undefined)).toEqual([]);
  });
});
