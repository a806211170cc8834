import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canMove, DELETABLE, EDITABLE, RETRYABLE, WIRE_STATUSES } from '@/contract/wire-status';

const status = fc.constantFrom(...WIRE_STATUSES);

describe('the life of a wire', () => {
  it('has exactly four moves', () => {
    const moves = WIRE_STATUSES.flatMap((from) =>
      WIRE_STATUSES.filter((to) => canMove(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual([
      'pending → processing',
      'processing → completed',
      'processing → failed',
      'failed → pending',
    ]);
  });

  it('never leaves completed, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(status, { maxLength: 50 }), (attempts) => {
        const seen = ['pending' as (typeof WIRE_STATUSES)[number]];
        for (const to of attempts) {
          const from = seen.at(-1) ?? 'pending';
          if (canMove(from, to)) seen.push(to);
        }
        expect(seen.slice(0, -1)).not.toContain('completed');
      }),
    );
  });

  it('lets nothing be changed that is with the rail or gone', () => {
    for (const list of [EDITABLE, DELETABLE, RETRYABLE]) {
      expect(list).not.toContain('processing');
      expect(list).not.toContain('completed');
    }
  });
});
