import { describe, expect, it } from 'vitest';
import { enteredFacts } from '@/components/wires/entered-facts';
import { wireFields } from '@/tests/helpers/wires';

const fields = wireFields({
  sender_name: ' Ada ',
  recipient_name: 'Bob',
  amount: '1250',
  currency: 'USD',
});

describe('the entered fields as facts', () => {
  it('are in the order of the form, the amount with its currency', () => {
    expect(enteredFacts(fields)).toEqual([
      ['From', 'Ada'],
      ['To', 'Bob'],
      ['Amount', '1,250.00 USD'],
    ]);
  });

  it('leave out the field that is shown elsewhere', () => {
    expect(enteredFacts(fields, 'amount').map(([label]) => label)).toEqual(['From', 'To']);
  });
});
