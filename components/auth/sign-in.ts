'use client';

import { signIn as nextSignIn } from 'next-auth/react';

/** Signs in without leaving the page; gives what to tell the person, or undefined on success. */
export async function signIn(fields: {
  email: string;
  password: string;
}): Promise<string | undefined> {
  try {
    const result = await nextSignIn('credentials', { ...fields, redirect: false });
    if (result?.ok) return undefined;
    return result?.error === 'CredentialsSignin'
      ? 'E-mail or password is wrong.'
      : 'Signing in is not possible right now. Try again in a moment.';
  } catch {
    return 'The desk cannot be reached. Check your connection and try again.';
  }
}
