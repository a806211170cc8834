'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Wire } from '@/contract/wire';
import { attempt } from '@/components/auth/attempt';
import type { BulkAct } from '@/components/wires/bulk/bulk-kinds';
import { wireKeys } from '@/components/wires/queries';

export type Outcome = { state: 'working' | 'done' } | { state: 'failed'; says: string };

export interface Bulk {
  outcomes: Readonly<Record<string, Outcome>>;
  running: boolean;
  /** Does it to each of these, one after the other. */
  run: (wires: readonly Wire[]) => Promise<void>;
}

const NO_ANSWER = 'The desk did not answer. Look at the wire before you try again.';

/** Does one thing to many wires and keeps what became of each. */
export function useBulk(act: BulkAct): Bulk {
  const client = useQueryClient();
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({});
  const [running, setRunning] = useState(false);
  const note = (id: string, outcome: Outcome) =>
    setOutcomes((before) => ({ ...before, [id]: outcome }));
  const run = async (wires: readonly Wire[]) => {
    setRunning(true);
    for (const { id, version } of wires) {
      note(id, { state: 'working' });
      const result = await attempt(act(id, version), NO_ANSWER);
      note(id, result.ok ? { state: 'done' } : { state: 'failed', says: result.message });
    }
    setRunning(false);
    // Live events have brought the same already, unless the socket is away.
    await client.invalidateQueries({ queryKey: wireKeys.all });
  };
  return { outcomes, running, run };
}
