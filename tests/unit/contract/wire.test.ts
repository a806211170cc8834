import { NumberSource } from '@/contract/number-source';
import { describe, expect, it } from 'vitest';
import { isAppError } from '@/contract/errors';
import { validate } from '@/lib/validate';
import { newWire, wireFields } from '@/contract/wire';
import { wireFields as validFields } from '@/tests/helpers/wires';

const good = validFields({ amount: '5' });

/** The field problems of a body, as `pointer code`; empty when it is valid. */
function problemsOf(body: unknown, schema: typeof newWire | typeof wireFields = newWire): string[] {
  try {
    validate(schema, body);
    return [];
  } catch (error) {
    if (!isAppError(error, 'validation_failed')) throw error;
    return (error.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

describe('a new wire', () => {
  it('is in USD by default, with two decimals', () => {
    const { currency, ...rest } = good;
    expect(validate(newWire, rest)).toEqual({ ...good, currency, amount: '5.00' });
  });

  it('accepts a number by its source text', () => {
    expect(validate(newWire, { ...good, amount: new NumberSource('12.5') }).amount).toBe('12.50');
    expect(problemsOf({ ...good, amount: new NumberSource('1e5') })).toEqual([
      '/amount invalid_format',
    ]);
    expect(
      problemsOf({ ...good, amount: { text: '5', isLosslessNumber: true, value: '5' } }),
    ).toEqual(['/amount invalid_type']);
    expect(problemsOf({ ...good, amount: 5 })).toEqual(['/amount invalid_type']);
  });

  it('normalises names: trimmed, NFC', () => {
    const decomposed = 'Jose\u0301';
    expect(validate(newWire, { ...good, sender_name: `  ${decomposed} ` }).sender_name).toBe(
      'José',
    );
  });

  it.each([
    [{ ...good, sender_name: '' }, ['/sender_name too_short']],
    [{ ...good, sender_name: '   ' }, ['/sender_name too_short']],
    [{ ...good, sender_name: '😀'.repeat(201) }, ['/sender_name too_long']],
    [{ ...good, sender_name: 'a\u0000b' }, ['/sender_name forbidden_characters']],
    [{ ...good, sender_name: 'a\u202eb' }, ['/sender_name forbidden_characters']],
    [{ ...good, sender_name: 'a\ud800' }, ['/sender_name invalid_unicode']],
    [{ ...good, sender_name: null }, ['/sender_name invalid_type']],
    [{ ...good, amount: '0' }, ['/amount not_positive']],
    [{ ...good, amount: '0.00' }, ['/amount not_positive']],
    [{ ...good, amount: '-1' }, ['/amount invalid_format']],
    [{ ...good, amount: '5.5', currency: 'JPY' }, ['/amount too_many_decimals']],
    [{ ...good, amount: '5.00', currency: 'JPY' }, ['/amount too_many_decimals']],
    [{ ...good, currency: 'KWD' }, ['/currency currency_not_supported']],
    [{ ...good, currency: 'XXX' }, ['/currency currency_unknown']],
    [{ ...good, currency: 'usd' }, ['/currency currency_unknown']],
    [{ ...good, 'a/b~': 1 }, ['/a~1b~0 unknown_field']],
    [{}, ['/sender_name required', '/recipient_name required', '/amount required']],
    [[], [' invalid_type']],
  ])('%j is refused with %j', (body, expected) => {
    expect(problemsOf(body)).toEqual(expected);
  });

  it('is refused with one entry a problem', () => {
    const body = { sender_name: '', amount: '5.55', currency: 'JPY', x: 1 };
    expect(problemsOf(body).sort()).toEqual([
      '/amount too_many_decimals',
      '/recipient_name required',
      '/sender_name too_short',
      '/x unknown_field',
    ]);
  });

  it('accepts names of 200 code points of any size in bytes', () => {
    expect(problemsOf({ ...good, sender_name: '😀'.repeat(200) })).toEqual([]);
  });
});

describe('a replacement', () => {
  it('needs all four fields', () => {
    expect(problemsOf({ ...good, currency: undefined }, wireFields)).toEqual([
      '/currency required',
    ]);
  });
});
