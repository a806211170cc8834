import { describe, expect, it } from 'vitest';
import { versionsIn } from '@/lib/api/etag';

describe('a list of entity tags', () => {
  it.each([
    [null, undefined],
    ['*', '*'],
    [' * ', '*'],
    ['"3"', [0, 3]],
    ['W/"3", "4"', [0, 3, 4]],
    [', "1",', [0, 1]],
    ['', [0]],
    ['"a,b", "2"', [0, 2]],
    ['"03"', [0]],
    ['"99999999999999999999"', [0]],
  ])('%j has the versions %j', (header, versions) => {
    expect(versionsIn(header)).toEqual(versions);
  });

  it.each(['3', '"3', 'x"3"', '"1" "2"', 'w/"1"', "'1'"])('%j is refused', (header) => {
    expect(() => versionsIn(header)).toThrow('entity tag');
  });
});
