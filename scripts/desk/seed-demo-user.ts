import { register } from '@/lib/auth';
import { isAppError } from '@/contract/errors';

/** The account for a first sign-in. It exists in `dev` only. */
export const DEMO = { email: 'demo@example.com', password: 'demo-wire-desk' } as const;

/** Creates the demo account unless it exists. */
export async function seedDemoUser(): Promise<void> {
  try {
    await register(DEMO);
  } catch (error) {
    if (!isAppError(error, 'email_taken')) throw error;
  }
}
