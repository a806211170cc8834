'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import MuiLink from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from '@/lib/zod';
import { ApiError, apiClient } from '@/lib/api/client';
import { signIn } from '@/components/auth/sign-in';
import { SubmitButton } from '@/components/ui/submit-button';
import { credentials, registration } from '@/lib/auth/schema';

const TEXTS = {
  login: {
    title: 'Sign in',
    submit: 'Sign in',
    otherText: 'No account yet?',
    otherLink: 'Create one',
    otherPath: '/register',
  },
  register: {
    title: 'Create an account',
    submit: 'Create account',
    otherText: 'Already have an account?',
    otherLink: 'Sign in',
    otherPath: '/login',
  },
} as const;

type Fields = z.input<typeof registration>;

/** Sends the form; gives what to tell the person, or undefined when they are signed in. */
async function submit(kind: keyof typeof TEXTS, fields: Fields): Promise<string | undefined> {
  if (kind === 'register') {
    try {
      await apiClient()('register', { body: fields });
    } catch (error) {
      if (error instanceof ApiError) {
        return error.problem.errors?.map(({ message }) => message).join(' ') ?? error.message;
      }
      return 'The desk cannot be reached. Check your connection and try again.';
    }
  }
  return signIn(fields);
}

/** Sign-in and registration: the same two fields. `next` is where to go afterwards. */
export function CredentialsForm({ kind, next }: { kind: keyof typeof TEXTS; next: string }) {
  const router = useRouter();
  const [failure, setFailure] = useState<string>();
  const schema = kind === 'login' ? credentials : registration;
  // No default values: they would wipe out what was typed or filled in before the script arrived.
  const form = useForm<Fields>({ resolver: zodResolver(schema) });
  const { errors, isSubmitting } = form.formState;
  const texts = TEXTS[kind];
  const onSubmit = form.handleSubmit(async (fields) => {
    setFailure(undefined);
    const problem = await submit(kind, fields);
    if (problem !== undefined) {
      setFailure(problem);
      return;
    }
    router.replace(next);
    router.refresh();
  });
  const field = (name: keyof Fields) => ({
    ...form.register(name),
    error: errors[name] !== undefined,
    helperText: errors[name]?.message,
  });
  return (
    <Stack component="form" spacing={2.5} noValidate onSubmit={(event) => void onSubmit(event)}>
      <Typography variant="h1">{texts.title}</Typography>
      {failure !== undefined && <Alert severity="error">{failure}</Alert>}
      <TextField label="E-mail" type="email" autoComplete="username" {...field('email')} />
      <TextField
        label="Password"
        type="password"
        autoComplete={kind === 'login' ? 'current-password' : 'new-password'}
        {...field('password')}
      />
      <SubmitButton busy={isSubmitting}>{texts.submit}</SubmitButton>
      <Typography variant="body2">
        {texts.otherText}{' '}
        <MuiLink component={Link} href={`${texts.otherPath}?next=${encodeURIComponent(next)}`}>
          {texts.otherLink}
        </MuiLink>
      </Typography>
    </Stack>
  );
}
