'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Stack from '@mui/material/Stack';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { attempt } from '@/components/auth/attempt';
import { toast } from '@/components/shell/toast';
import { wireQuery, wireKeys } from '@/components/wires/queries';
import {
  complete,
  fieldProblems,
  fieldsOf,
  type SendResult,
} from '@/components/wires/form/wire-form-content';
import { WireFormConflict } from '@/components/wires/form/wire-form-conflict';
import { WireFormEntry } from '@/components/wires/form/wire-form-entry';
import { useLeaveGuard } from '@/components/wires/form/use-leave-guard';
import { newWire, type NewWire, type Wire, type WireFields } from '@/contract/wire';
import type { WireStatus } from '@/contract/wire-status';

const NO_ANSWER = 'The desk did not answer. Save again: saving the same twice does no harm.';
/** Somebody or the worker was faster: the form shows what is now instead of the bare refusal. */
const CONFLICTS = ['version_mismatch', 'wire_not_editable'];

export interface EditWireFormProps {
  initial: Wire;
  /** Statuses in which this desk lets a wire be edited. */
  editable: readonly WireStatus[];
  save: (id: string, version: number, fields: WireFields) => Promise<SendResult>;
}

/** Changes a wire that has not left yet, and never over somebody else's change. */
export function EditWireForm({ initial, editable, save }: EditWireFormProps) {
  const router = useRouter();
  const client = useQueryClient();
  const { data: current } = useQuery({ ...wireQuery(initial.id), initialData: initial });
  const [version, setVersion] = useState(initial.version);
  const [failure, setFailure] = useState<string>();
  const [stage, setStage] = useState<'open' | 'saving' | 'saved'>('open');
  const form = useForm({
    resolver: zodResolver(newWire, undefined, { raw: true }),
    defaultValues: fieldsOf(initial),
    shouldFocusError: false,
  });
  const canEdit = editable.includes(current.status);
  const conflict = stage === 'open' && (current.version !== version || !canEdit);

  const onSave = async (fields: NewWire) => {
    if (stage !== 'open') return;
    setStage('saving');
    setFailure(undefined);
    const result = await attempt(save(initial.id, version, complete(fields)), NO_ANSWER);
    if (result.ok) {
      setStage('saved');
      client.setQueryData(wireKeys.detail(initial.id), result.value);
      void client.invalidateQueries({ queryKey: wireKeys.history(initial.id) });
      toast('Changes saved.');
      router.push(`/wires/${initial.id}`);
      return;
    }
    if (result.problem && CONFLICTS.includes(result.problem.code)) {
      await client.invalidateQueries({ queryKey: wireKeys.detail(initial.id) });
      setStage('open');
      return;
    }
    setStage('open');
    for (const { name, message } of fieldProblems(result.problem)) form.setError(name, { message });
    setFailure(result.message);
  };
  const onReload = () => {
    form.reset(fieldsOf(current));
    setVersion(current.version);
    setFailure(undefined);
  };
  useLeaveGuard(form.formState.isDirty && stage !== 'saved' && canEdit);
  return (
    <Stack spacing={2}>
      {conflict && <WireFormConflict current={current} canEdit={canEdit} onReload={onReload} />}
      <WireFormEntry
        title="Edit wire"
        note={`Reference ${initial.reference_number}. It can be changed until it is sent.`}
        form={form}
        failure={failure}
        busy={stage !== 'open'}
        blocked={conflict}
        submit="Save changes"
        cancelHref={`/wires/${initial.id}`}
        onValid={onSave}
      />
    </Stack>
  );
}
