'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { attempt } from '@/components/auth/attempt';
import { toast } from '@/components/shell/toast';
import { confirm } from '@/components/ui/confirm';
import { formatMoney } from '@/components/wires/format-money';
import { wireKeys } from '@/components/wires/queries';
import type { ConfirmedAction, WireWrites } from '@/components/wires/wire-writes';
import type { Wire } from '@/contract/wire';

const NO_ANSWER = 'The desk did not answer. Look at how the wire stands before you try again.';

function questionOf(action: ConfirmedAction, wire: Wire) {
  const payment = `${formatMoney(wire)} to ${wire.recipient_name}`;
  return action === 'delete'
    ? {
        title: `Delete ${payment}?`,
        text: 'It will not be sent. This cannot be undone.',
        verb: 'Delete wire',
        danger: true,
      }
    : {
        title: `Send ${payment} again?`,
        text: 'The rail is first asked about the earlier attempt, so that nothing is paid twice.',
        verb: 'Retry wire',
      };
}

export interface ConfirmedOptions {
  writes: WireWrites;
  onDeleted: () => void;
}

/** Runs an action on one wire after the user has confirmed it, and updates the cached queries. */
export function useConfirmed(wire: Wire, { writes, onDeleted }: ConfirmedOptions) {
  const client = useQueryClient();
  const [deleting, setDeleting] = useState(false);

  const run = async (action: ConfirmedAction): Promise<string | undefined> => {
    setDeleting(action === 'delete');
    const write = writes[action](wire.id, wire.version);
    const result = await attempt<Wire | undefined>(write, NO_ANSWER);
    // Live events change the cached lists and sums too, unless the socket is closed.
    void client.invalidateQueries({ queryKey: wireKeys.lists() });
    void client.invalidateQueries({ queryKey: wireKeys.summaries() });
    if (result.ok && result.value === undefined) {
      toast(`Wire ${wire.reference_number} deleted.`);
      onDeleted();
      return undefined;
    }
    setDeleting(false);
    void client.invalidateQueries({ queryKey: wireKeys.history(wire.id) });
    if (!result.ok) {
      void client.invalidateQueries({ queryKey: wireKeys.detail(wire.id) });
      return result.message;
    }
    client.setQueryData(wireKeys.detail(wire.id), result.value);
    toast(`Wire ${wire.reference_number} will be sent again.`);
    return undefined;
  };
  return {
    /** True from the confirmation on, unless the server refuses: the wire then answers 404. */
    deleting,
    ask: (action: ConfirmedAction) =>
      confirm({ ...questionOf(action, wire), action: () => run(action) }),
  };
}
