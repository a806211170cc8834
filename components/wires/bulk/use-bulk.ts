'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { attempt } from '@/components/auth/attempt';
import { wireKeys } from '@/components/wires/queries';
import type { WireWrite } from '@/components/wires/wire-writes';
import type { Wire } from '@/contract/wire';

export type Outcome = { state: 'working' | 'done' } | { state: 'failed'; message: string };

export interface Bulk {
  /** By the wire's id; a wire that has not been tried has none. */
  outcomes: Readonly<Record<string, Outcome>>;
  running: boolean;
  /** Writes these wires one after the other. */
  run: (wires: readonly Wire[]) => Promise<void>;
}

const NO_ANSWER = 'The desk did not answer. Look at the wire before you try again.';

/** Runs one write for many wires and keeps the outcome of each. */
export function useBulk(write: WireWrite): Bulk {
  const client = useQueryClient();
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({});
  const [running, setRunning] = useState(false);
  const note = (id: string, outcome: Outcome) =>
    setOutcomes((before) => ({ ...before, [id]: outcome }));
  const run = async (wires: readonly Wire[]) => {
    setRunning(true);
    for (const { id, version } of wires) {
      note(id, { state: 'working' });
      const result = await attempt<Wire | undefined>(write(id, version), NO_ANSWER);
      note(id, result.ok ? { state: 'done' } : { state: 'failed', message: result.message });
    }
    setRunning(false);
    // Live events have changed the cache already, unless the socket is closed.
    await client.invalidateQueries({ queryKey: wireKeys.all });
  };
  return { outcomes, running, run };
}
