import { describe, expect, it } from 'vitest';
import { listQuery } from '@/contract/wire-query';
import {
  exportHref,
  loadView,
  queryOf,
  searchedAmount,
  viewHref,
} from '@/components/wires/list/list-view';

describe('the view of the list', () => {
  it('is the query that the API parses from the same URL', () => {
    const search =
      'page=3&page_size=50&sort=-amount&status=failed&currency=EUR&search=ada&min_amount=1.50' +
      '&created_from=2026-11-01T00%3A00%3A00.000Z';
    expect(queryOf(loadView(`?${search}`))).toEqual(
      listQuery.parse(Object.fromEntries(new URLSearchParams(search))),
    );
  });

  it.each([
    'page=0',
    'page=x',
    'page_size=7',
    'sort=id',
    'status=lost',
    'min_amount=-1',
    'created_from=2026-02-30T00%3A00%3A00.000Z',
    'created_from=yesterday',
    'created_to=%2B010000-01-01T00%3A00%3A00.000Z',
    `search=${'a'.repeat(201)}`,
    'search=%00',
    'a=b',
  ])('treats %s as absent', (search) => {
    expect(viewHref(loadView(`?${search}`))).toBe('/wires');
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
