'use client';

import { useRouter } from 'next/navigation';
import { useId, useState, type SubmitEvent } from 'react';
import { useForm, type Resolver } from 'react-hook-form';
import type { User } from '@/contract/account';
import type { ActionResult } from '@/contract/action-result';
import { links } from '@/contract/links';
import { attempt } from '@/components/auth/attempt';
import { PlainField } from '@/components/auth/plain-field';
import { signIn, UNREACHABLE } from '@/components/auth/sign-in';
import styles from '@/components/ui/plain.module.css';

const TEXTS = {
  login: {
    title: 'Sign in',
    submit: 'Sign in',
    otherText: 'No account yet?',
    otherLink: 'Create one',
    otherPath: links.registerThen,
  },
  register: {
    title: 'Create an account',
    submit: 'Create account',
    otherText: 'Already have an account?',
    otherLink: 'Sign in',
    otherPath: links.loginThen,
  },
} as const;

interface Fields {
  email: string;
  password: string;
}

export type CredentialsFormProps = {
  /** The path to go to once signed in. */
  next: string;
} & (
  | { kind: 'login' }
  | { kind: 'register'; register: (fields: Fields) => Promise<ActionResult<User>> }
);

/** Sends the form. Returns the message of a failure; undefined once signed in. */
async function submit(form: CredentialsFormProps, fields: Fields): Promise<string | undefined> {
  if (form.kind === 'register') {
    const result = await attempt(form.register(fields), UNREACHABLE);
    if (!result.ok) {
      const errors = result.problem?.errors?.map(({ message }) => message).join(' ');
      return errors ?? result.message;
    }
  }
  return signIn(fields);
}

/** Sign-in and registration: the same two fields. */
export function CredentialsForm(props: CredentialsFormProps) {
  const { kind, next } = props;
  const router = useRouter();
  const titleId = useId();
  const [failure, setFailure] = useState<string>();
  // The rules are loaded on submit, so that the page does not wait for them.
  // A page of an older build may fail to load them; then only the API validates.
  const resolver: Resolver<Fields> = async (values, ...rest) => {
    const rules = await import('@/components/auth/validation').catch(() => undefined);
    return rules ? rules.validation[kind](values, ...rest) : { values, errors: {} };
  };
  // No default values: they would clear what was typed or filled in before hydration.
  const form = useForm<Fields>({ resolver });
  const { errors, isSubmitting } = form.formState;
  const texts = TEXTS[kind];
  const send = form.handleSubmit(async (fields) => {
    const problem = await submit(props, fields);
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
        {texts.otherText} <a href={texts.otherPath(next)}>{texts.otherLink}</a>
      </p>
    </form>
  );
}
