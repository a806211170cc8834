'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { AccountSection } from '@/components/account/account-section';
import { sessionsQuery } from '@/components/account/sessions-query';
import { attempt } from '@/components/auth/attempt';
import { LiveFieldset } from '@/components/ui/live-fieldset';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult } from '@/contract/action-result';
import type { Problem } from '@/contract/problem';
import { passwordChange, type PasswordChange } from '@/contract/account';

const FIELDS = ['current_password', 'new_password'] as const;
const EMPTY: PasswordChange = { current_password: '', new_password: '' };
const NO_ANSWER =
  'The desk did not answer. The password may or may not have changed: try signing in with either.';

function fieldOf(problem: Problem): { name: (typeof FIELDS)[number]; message: string }[] {
  if (problem.code === 'invalid_credentials') {
    return [{ name: 'current_password', message: 'is wrong' }];
  }
  return (problem.errors ?? []).flatMap(({ pointer, message }) => {
    const name = FIELDS.find((field) => pointer === `/${field}`);
    return name ? [{ name, message }] : [];
  });
}

/** Changes the password, which ends every other session. */
export function PasswordForm({
  email,
  change,
}: {
  email: string;
  change: (fields: PasswordChange) => Promise<ActionResult<undefined>>;
}) {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<{ severity: 'success' | 'error'; text: string }>();
  const form = useForm<PasswordChange>({
    resolver: zodResolver(passwordChange),
    defaultValues: EMPTY,
  });
  const { errors, isSubmitting } = form.formState;
  const onSubmit = form.handleSubmit(async (fields) => {
    setOutcome(undefined);
    const result = await attempt(change(fields), NO_ANSWER);
    if (result.ok) {
      form.reset(EMPTY);
      setOutcome({ severity: 'success', text: 'Changed. Every other session has ended.' });
      await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
      return;
    }
    const problems = result.problem ? fieldOf(result.problem) : [];
    for (const { name, message } of problems) form.setError(name, { message });
    const [first] = problems;
    if (first) form.setFocus(first.name);
    else setOutcome({ severity: 'error', text: result.message });
  });
  const field = (name: (typeof FIELDS)[number], label: string, hint?: string) => {
    const message = errors[name]?.message;
    return {
      ...form.register(name),
      label,
      type: 'password',
      error: message !== undefined,
      helperText: message === undefined ? hint : `${label} ${message}.`,
    };
  };
  return (
    <AccountSection title="Password" text="Changing it signs you out everywhere else.">
      <Stack
        component="form"
        noValidate
        spacing={2.5}
        onSubmit={(event) => void onSubmit(event)}
        sx={{ maxWidth: 420, alignItems: 'flex-start' }}
      >
        {outcome && (
          <Alert severity={outcome.severity} sx={{ width: 1 }}>
            {outcome.text}
          </Alert>
        )}
        <LiveFieldset>
          <TextField
            {...field('current_password', 'Current password')}
            autoComplete="current-password"
          />
          <TextField
            {...field('new_password', 'New password', 'At least 8 characters')}
            autoComplete="new-password"
          />
          <div>
            <SubmitButton busy={isSubmitting}>Change password</SubmitButton>
          </div>
        </LiveFieldset>
        {/* Names the account for password managers. */}
        <input type="hidden" autoComplete="username" name="username" value={email} readOnly />
      </Stack>
    </AccountSection>
  );
}
