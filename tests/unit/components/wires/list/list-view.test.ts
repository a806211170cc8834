import { describe, expect, it } from 'vitest';
import { loadView, viewHref } from '@/components/wires/list/list-view';

describe('the view of the list', () => {
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
});
