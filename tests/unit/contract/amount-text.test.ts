import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, readAmount } from '@/contract/amount-text';
import { CURRENCIES, minorUnit } from '@/contract/money';

const english = marksOf('en-US');
const german = marksOf('de-DE');
const amount = (text: string, currency = 'USD', marks = english) => {
  const reading = readAmount(text, currency, marks);
  return reading.kind === 'amount' ? reading.amount : reading.kind;
};

describe('an amount as people type it', () => {
  it.each([
    ['1250', '1250'],
    ['1250.5', '1250.5'],
    ['1250,50', '1250.50'],
    ['0,99', '0.99'],
    ['12,5', '12.5'],
    [',99', '0.99'],
    ['12,50', '12.50'],
    ['1250,00', '1250.00'],
    ['1,250.00', '1250.00'],
    ['1.250,00', '1250.00'],
    ['1 250,00', '1250.00'],
    ['1\u00a0250,00', '1250.00'],
    ['1\u202f250,00', '1250.00'],
    ["1'250.00", '1250.00'],
    ['1’250.00', '1250.00'],
    ['1.250.000', '1250000'],
    ['1,234,567.80', '1234567.80'],
    ['12,34,567.80', '1234567.80'],
    ['$1,250.00', '1250.00'],
    ['USD 1,250.00', '1250.00'],
    ['1,250.00 USD', '1250.00'],
    ['１２５０', '1250'],
    ['  5.', '5'],
    ['007', '7'],
    ['1,250', '1250'],
  ])('reads %j as %s', (text, expected) => expect(amount(text)).toBe(expected));

  it.each([
    '-500',
    '−500',
    '(500.00)',
    '+5',
    '1e5',
    '1.25E+05',
    '1.25m',
    '12.3456',
    '1250.999',
    '1.25000',
    '1,2,3',
    '1,2345.00',
    '€1,250.00',
    'EUR 1.250,00',
    '12 50',
    '1,250.00.00',
    'abc',
    '',
    ' ',
    '.',
    ',',
    '5 5',
    '0.125',
    '12345678901234',
    '1\u200b250',
    '0x10',
    '٣',
  ])('refuses %j', (text) => expect(amount(text)).toBe('refused'));

  it.each([
    ['1.250', english, ['1.25', '1250']],
    ['12.345', english, ['12345']],
    ['1,250', german, ['1250', '1.25']],
  ] as const)('asks what %j means', (text, marks, amounts) => {
    expect(readAmount(text, 'USD', marks)).toMatchObject({ kind: 'ambiguous', amounts });
  });

  it('reads a group of three by the notation of the language', () => {
    expect(amount('1.250', 'USD', german)).toBe('1250');
    expect(amount('1,250', 'USD', english)).toBe('1250');
  });

  it('takes no decimals for a currency that has none', () => {
    expect(amount('12.5', 'JPY')).toBe('refused');
    expect(amount('1250.50', 'JPY')).toBe('refused');
    expect(amount('1,250', 'JPY')).toBe('1250');
    expect(amount('1.250', 'JPY')).toBe('ambiguous');
  });

  it('names the currency that a pasted amount is written in', () => {
    expect(readAmount('€1,250.00', 'USD', english)).toEqual({
      kind: 'refused',
      message: 'is written in EUR, but the currency of this wire is USD',
    });
  });
});

const languages = ['en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'sv-SE', 'pt-BR'];

describe('for every amount, currency and language', () => {
  it('what a language writes is read as the amount that was meant', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 999_999_999_999_999n }),
        fc.constantFrom(...CURRENCIES),
        fc.constantFrom(...languages),
        (units, currency, language) => {
          const scale = minorUnit(currency) ?? 2;
          const digits = units
            .toString()
            .padStart(scale + 1, '0')
            .slice(0, 13 + scale);
          const split = digits.length - scale;
          const meant = scale === 0 ? digits : `${digits.slice(0, split)}.${digits.slice(split)}`;
          const written = new Intl.NumberFormat(language, {
            minimumFractionDigits: scale,
            maximumFractionDigits: scale,
          }).format(meant as Intl.StringNumericLiteral);
          const reading = readAmount(written, currency, marksOf(language));
          expect(reading).toEqual({ kind: 'amount', amount: meant });
        },
      ),
    );
  });

  it('no text is read as an amount that its digits do not spell', () => {
    const alphabet = fc.constantFrom(
      ...['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
      ...[',', '.', ' ', "'", '-', 'e', '(', ')', '$', '€'],
    );
    fc.assert(
      fc.property(
        fc.array(alphabet, { maxLength: 14 }),
        fc.constantFrom(...languages),
        (characters, language) => {
          const text = characters.join('');
          const reading = readAmount(text, 'USD', marksOf(language));
          if (reading.kind !== 'amount') return;
          const spelled = text.replace(/\D/g, '').replace(/^0+/, '');
          expect(reading.amount.replace('.', '').replace(/^0+/, '')).toBe(spelled);
          expect(text).not.toMatch(/[-e(]/);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
