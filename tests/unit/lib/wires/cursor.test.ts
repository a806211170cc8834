import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '@/lib/wires/cursor';

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://unused',
    REDIS_URL: 'redis://unused',
    AUTH_SECRET: 'a secret of the tests, more than 32 bytes long',
  });
});

const position = fc.record({ value: fc.string({ unit: 'grapheme' }), id: fc.uuid() });

describe('a cursor', () => {
  it('decodes to its position in its own list', () => {
    fc.assert(
      fc.property(position, fc.string(), (at, scope) => {
        expect(decodeCursor(encodeCursor(at, scope), scope)).toEqual(at);
      }),
    );
  });

  it('is invalid in another list', () => {
    fc.assert(
      fc.property(position, fc.string(), fc.string(), (at, scope, other) => {
        fc.pre(scope !== other);
        expect(decodeCursor(encodeCursor(at, scope), other)).toBeUndefined();
      }),
    );
  });

  it('is invalid when one character is changed, added or removed', () => {
    fc.assert(
      fc.property(
        position,
        fc.nat(),
        fc.constantFrom(...'AZaz09-_='.split('')),
        (at, where, other) => {
          const cursor = encodeCursor(at, 'scope');
          const i = where % cursor.length;
          fc.pre(cursor.charAt(i) !== other);
          for (const changed of [
            cursor.slice(0, i) + other + cursor.slice(i + 1),
            cursor.slice(0, i) + other + cursor.slice(i),
            cursor.slice(0, i) + cursor.slice(i + 1),
          ]) {
            expect(decodeCursor(changed, 'scope')).toBeUndefined();
          }
        },
      ),
    );
  });

  it('is invalid when it is arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeCursor(text, 'scope')).toBeUndefined();
      }),
    );
  });
});
