'use client';

import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { LiveFieldset } from '@/components/ui/live-fieldset';
import { SubmitButton } from '@/components/ui/submit-button';
import { FIELD_NAMES, type WireFormState } from '@/components/wires/form/wire-form-content';
import { WireFormErrors } from '@/components/wires/form/wire-form-errors';
import { WireFormFields } from '@/components/wires/form/wire-form-fields';
import type { NewWire } from '@/contract/wire';

export interface WireFormEntryProps {
  title: string;
  note?: string | undefined;
  form: WireFormState;
  /** What the server said of the last try. */
  failure: string | undefined;
  busy: boolean;
  /** Set while there is nothing that this form could save. */
  blocked?: boolean;
  submit: string;
  cancelHref: string;
  onValid: (fields: NewWire) => void | Promise<void>;
}

/** The step in which the fields are filled in. */
export function WireFormEntry(props: WireFormEntryProps) {
  const { title, note, form, failure, busy, blocked = false, submit, cancelHref, onValid } = props;
  const summary = useRef<HTMLDivElement>(null);
  const { errors, submitCount } = form.formState;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Back from the review there is nothing to correct, and the focus begins at the top.
    const target = summary.current ?? (submitCount > 0 ? heading.current : null);
    target?.focus();
  }, [submitCount, failure]);
  const onSubmit = form.handleSubmit(onValid);
  // The summary lists what the last try found; a field that is corrected leaves it at once.
  const problems = FIELD_NAMES.flatMap((name) => {
    const message = errors[name]?.message;
    return message === undefined ? [] : [{ name, message }];
  });
  return (
    <Paper
      component="form"
      noValidate
      onSubmit={(event) => void onSubmit(event)}
      sx={{ p: { xs: 2.5, sm: 4 } }}
    >
      <Stack spacing={3}>
        <div>
          <Typography variant="h1" ref={heading} tabIndex={-1} sx={{ outline: 'none' }}>
            {title}
          </Typography>
          {note !== undefined && (
            <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
              {note}
            </Typography>
          )}
        </div>
        <WireFormErrors
          ref={summary}
          failure={problems.length > 0 ? undefined : failure}
          problems={problems}
        />
        <LiveFieldset>
          <WireFormFields form={form} />
          <Stack direction="row" spacing={1.5}>
            {!blocked && <SubmitButton busy={busy}>{submit}</SubmitButton>}
            <Button size="large" component={Link} href={cancelHref}>
              Cancel
            </Button>
          </Stack>
        </LiveFieldset>
      </Stack>
    </Paper>
  );
}
