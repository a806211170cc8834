'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Wire } from '@/contract/wire';
import { attempt } from '@/components/auth/attempt';
import type { ActionResult } from '@/contract/action-result';
import { toast } from '@/components/shell/toast';
import { wireKeys } from '@/components/wires/queries';
import type { SendResult } from '@/components/wires/form/wire-form-content';
import type { Confirmed } from '@/components/wires/detail/wire-detail-actions';

const NO_ANSWER = 'The desk did not answer. Look at how the wire stands before you try again.';

/** The writes of the page; they are checked, and refused, by the server alone. */
export interface WireDetailWrites {
  remove: (id: string, version: number) => Promise<ActionResult<undefined>>;
  retry: (id: string, version: number) => Promise<SendResult>;
}

/** The course of a confirmed action: asked, busy, then done or refused with a reason. */
export function useConfirmed(wire: Wire, { remove, retry }: WireDetailWrites) {
  const router = useRouter();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Confirmed>();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  const onConfirm = async () => {
    if (busy || asked === undefined) return;
    setBusy(true);
    setFailure(undefined);
    const act = asked === 'delete' ? remove : retry;
    const result = await attempt<Wire | undefined>(act(wire.id, wire.version), NO_ANSWER);
    if (result.ok && result.value === undefined) {
      toast(`Wire ${wire.reference_number} deleted.`);
      // Stays busy: the page is being left, and asking for a deleted wire would only fail.
      router.push('/wires');
      return;
    }
    setBusy(false);
    if (result.ok) {
      client.setQueryData(wireKeys.detail(wire.id), result.value);
      toast(`Wire ${wire.reference_number} will be sent again.`);
      setOpen(false);
    } else {
      setFailure(result.message);
      void client.invalidateQueries({ queryKey: wireKeys.detail(wire.id) });
    }
    void client.invalidateQueries({ queryKey: wireKeys.history(wire.id) });
  };
  return {
    asked,
    open,
    busy,
    failure,
    /** From asking to the end of the page: a wire on its way out is not asked for again. */
    leaving: busy && asked === 'delete',
    onAsk: (what: Confirmed) => {
      setAsked(what);
      setFailure(undefined);
      setOpen(true);
    },
    onClose: () => setOpen(false),
    onConfirm: () => void onConfirm(),
  };
}
