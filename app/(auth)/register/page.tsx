import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { registerAction } from '@/app/(auth)/actions';
import { CredentialsForm } from '@/components/auth/credentials-form';
import { safePath } from '@/components/auth/safe-path';
import { pageActor } from '@/lib/web';

export const metadata: Metadata = { title: 'Create an account' };

export default async function RegisterPage({ searchParams }: PageProps<'/register'>) {
  const { next } = await searchParams;
  const path = safePath(next);
  if (await pageActor()) redirect(path);
  return <CredentialsForm kind="register" next={path} register={registerAction} />;
}
