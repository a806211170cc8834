'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { attempt } from '@/components/auth/attempt';
import { errorSentence, errorsOfProblem } from '@/components/wires/form/field-errors';
import { useIdempotencyKeys } from '@/components/wires/form/use-idempotency-keys';
import { useLeaveGuard } from '@/components/wires/form/use-leave-guard';
import { withCurrency } from '@/components/wires/form/wire-form-content';
import { WireFormEntry } from '@/components/wires/form/wire-form-entry';
import { WireFormReview } from '@/components/wires/form/wire-form-review';
import { wireResolver } from '@/components/wires/form/wire-resolver';
import { wireKeys } from '@/components/wires/queries';
import type { ActionResult } from '@/contract/action-result';
import { links } from '@/contract/links';
import type { NewWire, Wire, WireFields } from '@/contract/wire';

const NO_ANSWER =
  'The desk did not answer. Send again without changing anything: the wire is created once, however often you try.';

export interface NewWireFormProps {
  initial: WireFields;
  /** The reference of the wire whose fields `initial` has. */
  like?: string;
  /** Creates the wire; the same key with the same content creates one wire only. */
  send: (fields: NewWire, idempotencyKey: string) => Promise<ActionResult<Wire>>;
}

/** Creates a wire in two steps: enter, then review and send. Each step shows its errors. */
export function NewWireForm({ initial, like, send }: NewWireFormProps) {
  const router = useRouter();
  const client = useQueryClient();
  const keyOf = useIdempotencyKeys();
  const [reviewed, setReviewed] = useState<WireFields>();
  const [failure, setFailure] = useState<string>();
  const [stage, setStage] = useState<'open' | 'sending' | 'sent'>('open');
  const form = useForm({
    resolver: wireResolver,
    defaultValues: initial,
    shouldFocusError: false,
  });
  useLeaveGuard(form.formState.isDirty && stage !== 'sent');

  const backToEntry = (message?: string) => {
    setFailure(message);
    setReviewed(undefined);
  };
  const onSend = async (fields: WireFields) => {
    if (stage !== 'open') return;
    setStage('sending');
    setFailure(undefined);
    const result = await attempt(send(fields, keyOf(fields)), NO_ANSWER);
    if (result.ok) {
      setStage('sent');
      client.setQueryData(wireKeys.detail(result.value.id), result.value);
      router.push(links.wire(result.value.id));
      return;
    }
    setStage('open');
    const errors = errorsOfProblem(result.problem);
    if (errors.length === 0) {
      setFailure(result.message);
      return;
    }
    for (const { name, message } of errors) form.setError(name, { message });
    backToEntry(errors.map(errorSentence).join(' '));
  };
  if (reviewed) {
    return (
      <WireFormReview
        fields={reviewed}
        busy={stage !== 'open'}
        failure={failure}
        onSend={() => void onSend(reviewed)}
        onBack={() => backToEntry()}
      />
    );
  }
  return (
    <WireFormEntry
      title="New wire"
      note={like === undefined ? undefined : `Filled in from wire ${like}.`}
      form={form}
      failure={failure}
      busy={false}
      submit="Review"
      cancelHref={links.wires}
      onValid={(fields) => {
        setFailure(undefined);
        setReviewed(withCurrency(fields));
      }}
    />
  );
}
