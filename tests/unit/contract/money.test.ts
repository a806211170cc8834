import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AMOUNT_PATTERN,
  canonicalAmount,
  CURRENCIES,
  currencyStatus,
  decimals,
  formatAmount,
  minorUnit,
  toHundredths,
} from '@/contract/money';

const MAX_HUNDREDTHS = 999_999_999_999_999n;
const hundredths = fc.bigInt({ min: 0n, max: MAX_HUNDREDTHS });
const text = (value: bigint) => `${value / 100n}.${(value % 100n).toString().padStart(2, '0')}`;

describe('amounts', () => {
  it('keep every hundredth when parsed and formatted', () => {
    fc.assert(
      fc.property(hundredths, (value) => {
        expect(toHundredths(text(value))).toBe(value);
        expect(canonicalAmount(text(value))).toBe(text(value));
      }),
    );
  });

  it.each([
    ['5', '5.00'],
    ['5.5', '5.50'],
    ['0.01', '0.01'],
    ['9999999999999.99', '9999999999999.99'],
  ])('%s is stored as %s', (given, stored) => {
    expect(canonicalAmount(given)).toBe(stored);
  });

  it.each([
    '1e5',
    'NaN',
    'Infinity',
    '-0',
    '-1',
    '+5',
    '0x10',
    '1_000',
    '12,50',
    '٥',
    '.5',
    '1.',
    '00.5',
    '0.001',
    '',
    ' 1',
    '10000000000000',
  ])('refuses %j', (given) => {
    expect(AMOUNT_PATTERN.test(given)).toBe(false);
    expect(() => toHundredths(given)).toThrow(RangeError);
  });

  it('are formatted with separators, exactly and with the decimals of the currency', () => {
    expect(formatAmount('9999999999999.99', 'USD')).toBe('9,999,999,999,999.99');
    expect(formatAmount('500.00', 'JPY')).toBe('500');
    expect(formatAmount('1000.00', 'USD')).toBe('1,000.00');
    // A stored fraction is never hidden, even when the currency has no decimals.
    expect(formatAmount('1.50', 'JPY')).toBe('1.50');
    fc.assert(
      fc.property(hundredths, (value) => {
        expect(formatAmount(text(value), 'USD').replaceAll(',', '')).toBe(text(value));
      }),
    );
  });

  it('have as many decimals as written', () => {
    expect(decimals('5')).toBe(0);
    expect(decimals('5.1')).toBe(1);
    expect(decimals('5.10')).toBe(2);
  });
});

describe('currencies', () => {
  it.each(['XXX', 'XTS', 'XAU', 'XDR', 'CHE', 'USN', 'HRK', 'usd', 'US', ''])(
    '%j is unknown',
    (code) => {
      expect(currencyStatus(code)).toBe('unknown');
    },
  );

  it.each(['KWD', 'BHD', 'TND', 'IQD', 'JOD', 'LYD', 'OMR'])('%s has too many decimals', (code) => {
    expect(currencyStatus(code)).toBe('not_supported');
    expect(CURRENCIES).not.toContain(code);
  });

  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['CLP', 0],
    ['ISK', 0],
    ['CHF', 2],
    ['KWD', 3],
  ])('%s has %i decimals', (code, units) => {
    expect(minorUnit(code)).toBe(units);
  });

  it('are upper-case, sorted and unique', () => {
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
    expect([...CURRENCIES].sort()).toEqual(CURRENCIES);
    for (const code of CURRENCIES) expect(code).toMatch(/^[A-Z]{3}$/);
  });
});
