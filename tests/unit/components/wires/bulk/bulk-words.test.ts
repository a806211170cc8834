import { describe, expect, it } from 'vitest';
import { BULK_WORDS } from '@/components/wires/bulk/bulk-words';

describe('the reason why a wire is left out', () => {
  it('names the statuses of the table of actions', () => {
    expect(BULK_WORDS.retry.excluded).toBe('Only a failed wire can be retried');
    expect(BULK_WORDS.delete.excluded).toBe('Only a pending or failed wire can be deleted');
  });
});
