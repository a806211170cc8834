'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { attempt } from '@/components/auth/attempt';
import { wireKeys } from '@/components/wires/queries';
import {
  complete,
  fieldProblems,
  sentence,
  type SendResult,
} from '@/components/wires/form/wire-form-content';
import { WireFormEntry } from '@/components/wires/form/wire-form-entry';
import { useLeaveGuard } from '@/components/wires/form/use-leave-guard';
import { useIdempotencyKeys } from '@/components/wires/form/use-idempotency-keys';
import { WireFormReview } from '@/components/wires/form/wire-form-review';
import { newWire, type NewWire, type WireFields } from '@/contract/wire';

const NO_ANSWER =
  'The desk did not answer. Send again without changing anything: the wire is created once, however often you try.';

export interface NewWireFormProps {
  initial: WireFields;
  /** The reference of the wire that this one repeats. */
  like?: string;
  /** Sends the wire; the key makes a repetition of the same content a single wire. */
  send: (fields: NewWire, idempotencyKey: string) => Promise<SendResult>;
}

/** Creates a wire in two steps: enter, then check and send. Each step says what is wrong. */
export function NewWireForm({ initial, like, send }: NewWireFormProps) {
  const router = useRouter();
  const client = useQueryClient();
  const keyOf = useIdempotencyKeys();
  const [reviewed, setReviewed] = useState<WireFields>();
  const [failure, setFailure] = useState<string>();
  const [stage, setStage] = useState<'open' | 'sending' | 'sent'>('open');
  const form = useForm({
    // The amount goes out as typed: the server judges the same text that the form judged.
    resolver: zodResolver(newWire, undefined, { raw: true }),
    defaultValues: initial,
    shouldFocusError: false,
  });

  const backTo = (problem?: string) => {
    setFailure(problem);
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
      router.push(`/wires/${result.value.id}`);
      return;
    }
    setStage('open');
    const problems = fieldProblems(result.problem);
    if (problems.length === 0) {
      setFailure(result.message);
      return;
    }
    for (const { name, message } of problems) form.setError(name, { message });
    backTo(problems.map(({ name, message }) => sentence(name, message)).join(' '));
  };
  useLeaveGuard(form.formState.isDirty && stage !== 'sent');
  return (
    <>
      {reviewed ? (
        <WireFormReview
          fields={reviewed}
          busy={stage !== 'open'}
          failure={failure}
          onSend={() => void onSend(reviewed)}
          onBack={() => backTo()}
        />
      ) : (
        <WireFormEntry
          title="New wire"
          note={like === undefined ? undefined : `Filled in from wire ${like}.`}
          form={form}
          failure={failure}
          busy={false}
          submit="Review"
          cancelHref="/wires"
          onValid={(fields) => {
            setFailure(undefined);
            setReviewed(complete(fields));
          }}
        />
      )}
    </>
  );
}
