import { describe, expect, it } from 'vitest';
import { listQuery } from '@/contract/wire-query';
import { exportHref, queryOf, searchedAmount } from '@/components/wires/list/list-query';
import { loadView } from '@/components/wires/list/list-view';

describe('the query of the list', () => {
  it('is the query that the API parses from the same URL', () => {
    const search =
      'page=3&page_size=50&sort=-amount&status=failed&currency=EUR&search=ada&min_amount=1.50' +
      '&created_from=2026-11-01T00%3A00%3A00.000Z';
    expect(queryOf(loadView(`?${search}`))).toEqual(
      listQuery.parse(Object.fromEntries(new URLSearchParams(search))),
    );
  });

  it.each([
    ['1250', '1250'],
    ['1,250.50', '1250.50'],
    ['12,34', undefined],
    ['1250.505', undefined],
    ['0012', undefined],
    ['W7QK2M9T4XRB08CJ', undefined],
  ])('reads the search %s as the amount %s', (search, amount) => {
    const view = loadView(new URLSearchParams({ search }));
    expect(searchedAmount(view)).toBe(amount);
    const { min_amount, max_amount, search: text } = queryOf(view);
    expect([min_amount, max_amount]).toEqual([amount, amount]);
    expect(text).toBe(amount === undefined ? search : undefined);
  });

  it('is exported with its filters and order, without its page', () => {
    const view = loadView('?page=3&page_size=50&status=failed&sort=amount');
    expect(exportHref(view)).toBe('/api/wires/export?status=failed&sort=amount');
  });
});
