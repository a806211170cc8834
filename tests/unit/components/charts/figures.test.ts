import { describe, expect, it } from 'vitest';
import {
  busiestCurrency,
  countAll,
  failureRate,
  figuresByDay,
  formatDuration,
} from '@/components/charts/figures';
import type { Summary } from '@/contract/wire';

const NONE: Summary = {
  by_status: [],
  by_currency: [],
  by_day: [],
  time_to_complete: { p50_ms: null, p95_ms: null },
};

describe('a duration', () => {
  it.each([
    [null, '–'],
    [0, '0 ms'],
    [850.4, '850 ms'],
    [6_540, '6.5 s'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
  ])('of %s is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('the failure rate', () => {
  it('counts only completed and failed wires', () => {
    const row = (status: Summary['by_status'][number]['status'], count: number) => ({
      status,
      count,
      totals: [],
    });
    const by_status = [row('pending', 7), row('completed', 3), row('failed', 1)];
    expect(failureRate({ ...NONE, by_status })).toBe('25.0 %');
    expect(countAll({ ...NONE, by_status })).toBe(11);
    expect(failureRate({ ...NONE, by_status: [row('pending', 7)] })).toBe('–');
  });
});

describe('figures by day', () => {
  it('include days without wires, in one currency, as exact text', () => {
    const totals = [
      { currency: 'JPY', total: '500.00' },
      { currency: 'USD', total: '9007199254740993.01' },
    ];
    const by_day = [{ day: '2026-03-01', count: 4, failed: 1, totals }];
    const days = ['2026-02-28', '2026-03-01'];
    expect(figuresByDay({ ...NONE, by_day }, days, 'USD')).toEqual([
      { day: '2026-02-28', count: 0, failed: 0, total: '0.00' },
      { day: '2026-03-01', count: 4, failed: 1, total: '9007199254740993.01' },
    ]);
  });

  it('have the currency with the most wires as their default', () => {
    const by_currency = [
      { currency: 'EUR', count: 1, total: '900.00' },
      { currency: 'USD', count: 2, total: '3.00' },
    ];
    expect(busiestCurrency({ ...NONE, by_currency })).toBe('USD');
    expect(busiestCurrency(NONE)).toBeUndefined();
  });
});
