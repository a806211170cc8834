'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Stack from '@mui/material/Stack';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { attempt } from '@/components/auth/attempt';
import { toast } from '@/components/shell/toast';
import { errorsOfProblem } from '@/components/wires/form/field-errors';
import { useLeaveGuard } from '@/components/wires/form/use-leave-guard';
import { fieldsOf, withCurrency } from '@/components/wires/form/wire-form-content';
import { WireFormConflict } from '@/components/wires/form/wire-form-conflict';
import { WireFormEntry } from '@/components/wires/form/wire-form-entry';
import { wireKeys, wireQuery } from '@/components/wires/queries';
import type { ActionResult } from '@/contract/action-result';
import type { ErrorCode } from '@/contract/errors';
import { links } from '@/contract/links';
import { newWire, type NewWire, type Wire, type WireFields } from '@/contract/wire';
import type { WireStatus } from '@/contract/wire-status';

const NO_ANSWER = 'The desk did not answer. Save again: saving the same twice does no harm.';
/** Another client or the worker changed the wire first: the form shows the current wire instead. */
const CONFLICTS: readonly ErrorCode[] = ['version_mismatch', 'wire_not_editable'];

export interface EditWireFormProps {
  initial: Wire;
  /** The statuses in which a wire can be edited in this environment. */
  editable: readonly WireStatus[];
  save: (id: string, version: number, fields: WireFields) => Promise<ActionResult<Wire>>;
}

/** Changes a wire that has not been sent yet; a concurrent change is never overwritten. */
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
  useLeaveGuard(form.formState.isDirty && stage !== 'saved' && canEdit);

  const onSave = async (fields: NewWire) => {
    if (stage !== 'open') return;
    setStage('saving');
    setFailure(undefined);
    const result = await attempt(save(initial.id, version, withCurrency(fields)), NO_ANSWER);
    if (result.ok) {
      setStage('saved');
      client.setQueryData(wireKeys.detail(initial.id), result.value);
      void client.invalidateQueries({ queryKey: wireKeys.history(initial.id) });
      toast('Changes saved.');
      router.push(links.wire(initial.id));
      return;
    }
    if (result.problem && CONFLICTS.includes(result.problem.code)) {
      await client.invalidateQueries({ queryKey: wireKeys.detail(initial.id) });
      setStage('open');
      return;
    }
    setStage('open');
    for (const { name, message } of errorsOfProblem(result.problem)) {
      form.setError(name, { message });
    }
    setFailure(result.message);
  };
  const onReload = () => {
    form.reset(fieldsOf(current));
    setVersion(current.version);
    setFailure(undefined);
  };
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
        cancelHref={links.wire(initial.id)}
        onValid={onSave}
      />
    </Stack>
  );
}
