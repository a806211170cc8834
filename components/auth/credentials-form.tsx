'use client';

import { useRouter } from 'next/navigation';
import { useId, useState, type SubmitEvent } from 'react';
import { useForm, type Resolver } from 'react-hook-form';
import { ApiError, apiClient } from '@/contract/client';
import { PlainField } from '@/components/auth/plain-field';
import { signIn, UNREACHABLE } from '@/components/auth/sign-in';
import styles from '@/components/ui/plain.module.css';

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

interface Fields {
  email: string;
  password: string;
}

/** Sends the form; gives what to tell the person, or undefined when they are signed in. */
async function submit(kind: keyof typeof TEXTS, fields: Fields): Promise<string | undefined> {
  if (kind === 'register') {
    try {
      await apiClient()('register', { body: fields });
    } catch (error) {
      if (error instanceof ApiError) {
        return error.problem.errors?.map(({ message }) => message).join(' ') ?? error.message;
      }
      return UNREACHABLE;
    }
  }
  return signIn(fields);
}

/** Sign-in and registration: the same two fields. `next` is where to go afterwards. */
export function CredentialsForm({ kind, next }: { kind: keyof typeof TEXTS; next: string }) {
  const router = useRouter();
  const titleId = useId();
  const [failure, setFailure] = useState<string>();
  // The rules come when they are needed, so that the page is there before they are.
  // An older page may not get them any more; then the API alone decides.
  const resolver: Resolver<Fields> = async (values, ...rest) => {
    const rules = await import('@/components/auth/validation').catch(() => undefined);
    return rules ? rules.validation[kind](values, ...rest) : { values, errors: {} };
  };
  // No default values: they would wipe out what was typed or filled in before the script arrived.
  const form = useForm<Fields>({ resolver });
  const { errors, isSubmitting } = form.formState;
  const texts = TEXTS[kind];
  const send = form.handleSubmit(async (fields) => {
    const problem = await submit(kind, fields);
    if (problem !== undefined) {
      setFailure(problem);
      return;
    }
    router.replace(next);
    router.refresh();
  });
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    setFailure(undefined);
    send(event).catch(() => setFailure(UNREACHABLE));
  };
  const field = (name: keyof Fields) => ({ ...form.register(name), error: errors[name]?.message });
  return (
    <form className={styles.form} noValidate aria-labelledby={titleId} onSubmit={onSubmit}>
      <h1 id={titleId} className={styles.title}>
        {texts.title}
      </h1>
      {failure !== undefined && (
        <p role="alert" className={styles.alert}>
          {failure}
        </p>
      )}
      <PlainField label="E-mail" type="email" autoComplete="username" {...field('email')} />
      <PlainField
        label="Password"
        type="password"
        autoComplete={kind === 'login' ? 'current-password' : 'new-password'}
        {...field('password')}
      />
      <button type="submit" className={styles.button} disabled={isSubmitting}>
        {isSubmitting && (
          <span role="progressbar" aria-label="Sending" className={styles.spinner} />
        )}
        {texts.submit}
      </button>
      <p className={styles.other}>
        {texts.otherText}{' '}
        <a href={`${texts.otherPath}?next=${encodeURIComponent(next)}`}>{texts.otherLink}</a>
      </p>
    </form>
  );
}
