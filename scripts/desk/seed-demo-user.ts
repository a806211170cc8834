import { register } from '@/lib/auth';
import { isAppError } from '@/contract/errors';

/** The account a newcomer signs in with. It is made in `dev` only. */
export const DEMO = { email: 'demo@example.com', password: 'demo-wire-desk' } as const;

/** Makes the demo account unless it is there. */
export async function seedDemoUser(): Promise<void> {
  try {
    await register(DEMO);
  } catch (error) {
    if (!isAppError(error, 'email_taken')) throw error;
  }
}
