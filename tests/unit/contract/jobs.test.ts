import { expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { JOBS } from '@/contract/jobs';

it('a payload of a newer version is parsed without its unknown fields', () => {
  const wire_id = newId();
  expect(JOBS.process_wire.parse({ wire_id, added_later: 1 })).toEqual({ wire_id });
  expect(JOBS.process_wire.safeParse({ added_later: 1 }).success).toBe(false);
});
