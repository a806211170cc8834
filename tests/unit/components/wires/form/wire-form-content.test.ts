import { describe, expect, it } from 'vitest';
import { EMPTY_WIRE, fieldsOf, withCurrency } from '@/components/wires/form/wire-form-content';
import { DEFAULT_CURRENCY } from '@/contract/money';
import { WIRE_FIELDS, wireFields as schema, type Wire } from '@/contract/wire';
import { wireFields } from '@/tests/helpers/wires';

const stored = (amount: string, currency: string) =>
  ({ id: 'an id', status: 'failed', ...wireFields({ amount, currency }) }) as Wire;

describe('the content of the form', () => {
  it('has every field of a wire, empty but for the currency', () => {
    expect(Object.keys(EMPTY_WIRE)).toEqual(WIRE_FIELDS);
    const { currency, ...others } = EMPTY_WIRE;
    expect(currency).toBe(DEFAULT_CURRENCY);
    expect(new Set(Object.values(others))).toEqual(new Set(['']));
  });

  it.each([
    ['500.00', 'JPY', '500'],
    ['500.00', 'USD', '500.00'],
    ['0.50', 'EUR', '0.50'],
  ])('shows the stored amount %s %s as %s', (amount, currency, typed) => {
    expect(fieldsOf(stored(amount, currency))).toEqual(wireFields({ amount: typed, currency }));
    expect(schema.safeParse(fieldsOf(stored(amount, currency))).success).toBe(true);
  });

  it('has the default currency when none is selected', () => {
    const { sender_name, recipient_name, amount } = wireFields();
    const fields = { sender_name, recipient_name, amount };
    expect(withCurrency(fields).currency).toBe(DEFAULT_CURRENCY);
    expect(withCurrency({ ...fields, currency: 'EUR' }).currency).toBe('EUR');
  });
});
