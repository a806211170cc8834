'use client';

import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { LiveFieldset } from '@/components/ui/live-fieldset';
import { SubmitButton } from '@/components/ui/submit-button';
import { errorsOfForm } from '@/components/wires/form/field-errors';
import type { WireFormState } from '@/components/wires/form/wire-form-content';
import { WireFormErrors } from '@/components/wires/form/wire-form-errors';
import { WireFormFields } from '@/components/wires/form/wire-form-fields';
import type { NewWire } from '@/contract/wire';

export interface WireFormEntryProps {
  title: string;
  note?: string | undefined;
  form: WireFormState;
  /** The server's message after the last submission. */
  failure: string | undefined;
  busy: boolean;
  /** True while the form cannot be saved. */
  blocked?: boolean;
  submit: string;
  cancelHref: string;
  onValid: (fields: NewWire) => void | Promise<void>;
}

/** The step in which the user fills in the fields. */
export function WireFormEntry(props: WireFormEntryProps) {
  const { title, note, form, failure, busy, blocked = false, submit, cancelHref, onValid } = props;
  const summary = useRef<HTMLDivElement>(null);
  const { errors, submitCount } = form.formState;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // After the review there are no errors, and the focus starts at the heading.
    const target = summary.current ?? (submitCount > 0 ? heading.current : null);
    target?.focus();
  }, [submitCount, failure]);
  const onSubmit = form.handleSubmit(onValid);
  // The summary lists the errors of the last submission; a field that is corrected leaves it at once.
  const fieldErrors = errorsOfForm(errors);
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
          failure={fieldErrors.length > 0 ? undefined : failure}
          errors={fieldErrors}
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
