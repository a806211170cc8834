import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS } from '@/contract/features';
import {
  ACTIONS,
  can,
  FINAL_STATUSES,
  HISTORY_TYPES,
  LEGAL_MOVES,
  statusesFor,
  UNSETTLED_STATUSES,
  WIRE_STATUSES,
} from '@/contract/wire-status';

const status = fc.constantFrom(...WIRE_STATUSES);

describe('the status of a wire', () => {
  it('has exactly four moves', () => {
    const moves = WIRE_STATUSES.flatMap((from) =>
      WIRE_STATUSES.filter((to) => LEGAL_MOVES[from].includes(to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual([
      'pending → processing',
      'processing → completed',
      'processing → failed',
      'failed → pending',
    ]);
  });

  it('never leaves completed', () => {
    fc.assert(
      fc.property(fc.array(status, { maxLength: 50 }), (attempts) => {
        const seen = ['pending' as (typeof WIRE_STATUSES)[number]];
        for (const to of attempts) {
          const from = seen.at(-1) ?? 'pending';
          if (LEGAL_MOVES[from].includes(to)) seen.push(to);
        }
        expect(seen.slice(0, -1)).not.toContain('completed');
      }),
    );
  });

  it('allows no action of a user while processing or once completed', () => {
    for (const action of ['edit', 'delete', 'retry'] as const) {
      expect(can(action, 'processing')).toBe(false);
      expect(can(action, 'completed')).toBe(false);
    }
  });

  it('allows edits of a failed wire only in environments with that feature', () => {
    const shown = ENVIRONMENTS.filter((name) => statusesFor('edit', name).includes('failed'));
    expect(shown).toEqual(['dev']);
    expect(ENVIRONMENTS.every((name) => statusesFor('edit', name).includes('pending'))).toBe(true);
  });

  it('is final only when completed, since a failed wire can be retried', () => {
    expect(FINAL_STATUSES).toEqual(['completed']);
    expect(UNSETTLED_STATUSES).toEqual(['pending', 'processing', 'failed']);
  });

  it('has one action for each type of history entry except its creation', () => {
    const events = Object.values(ACTIONS).map(({ event }) => event);
    expect(['created', ...events].sort()).toEqual([...HISTORY_TYPES].sort());
  });
});
