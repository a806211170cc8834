import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter, isId, isReferenceNumber, newId, newReferenceNumber } from '@/lib/ids';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe('reference numbers', () => {
  it('fit SWIFT field 20: at most 16 characters, upper-case letters and digits', () => {
    for (let i = 0; i < 500; i += 1) {
      const reference = newReferenceNumber();
      expect(reference).toMatch(/^[A-Z0-9]{16}$/);
      expect(isReferenceNumber(reference)).toBe(true);
    }
  });

  it('do not repeat', () => {
    const minted = new Set(Array.from({ length: 20_000 }, newReferenceNumber));
    expect(minted.size).toBe(20_000);
  });

  it('detect every single wrong character', () => {
    const position = fc.integer({ min: 1, max: 15 });
    fc.assert(
      fc.property(position, fc.constantFrom(...ALPHABET.split('')), (at, other) => {
        const reference = newReferenceNumber();
        fc.pre(reference.charAt(at) !== other);
        expect(isReferenceNumber(reference.slice(0, at) + other + reference.slice(at + 1))).toBe(
          false,
        );
      }),
    );
  });

  it('end with the check character of ISO 7064 MOD 37,36', () => {
    // The example of the GRid standard, which uses the same algorithm.
    expect(checkCharacter('A12425GABC1234002')).toBe('M');
    expect(() => checkCharacter('a')).toThrow(RangeError);
  });
});

describe('ids', () => {
  it('are UUIDs that sort by time', () => {
    const ids = Array.from({ length: 100 }, newId);
    for (const id of ids) expect(isId(id)).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(ids[0]?.charAt(14)).toBe('7');
  });

  it.each(['', 'x', '1', '00000000-0000-0000-0000-000000000000', `${newId()}0`, ` ${newId()}`])(
    '%j is not an id',
    (text) => {
      expect(isId(text)).toBe(false);
    },
  );
});
