import { z } from '@/contract/zod';
import { refuseWhen } from '@/contract/issue-code';
import { codePoints, textProblem, type TextProblem } from '@/contract/text';

const MAX_EMAIL_LENGTH = 254;
const MIN_PASSWORD_LENGTH = 8;
/** bcrypt ignores bytes after the 72nd, so a longer password is refused, never truncated. */
const MAX_PASSWORD_BYTES = 72;
/** The longest e-mail or password that a sign-in accepts. */
const MAX_TRIED_LENGTH = 1_024;

/** An e-mail address in canonical form: trimmed, lower-cased, at most 254 characters. */
export const email = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email('must be an e-mail address').max(MAX_EMAIL_LENGTH))
  .meta({ format: 'email', maxLength: MAX_EMAIL_LENGTH, examples: ['ada@example.com'] });

function passwordProblem(password: string): TextProblem | undefined {
  if (codePoints(password) < MIN_PASSWORD_LENGTH) {
    return { code: 'too_short', message: `must be at least ${MIN_PASSWORD_LENGTH} characters` };
  }
  const bytes = new TextEncoder().encode(password).length;
  if (bytes <= MAX_PASSWORD_BYTES) return textProblem(password);
  return { code: 'too_long', message: `must be at most ${MAX_PASSWORD_BYTES} bytes` };
}

/** A new password, normalised to NFKC: 8 characters or more, at most 72 bytes. */
export const password = z
  .string()
  .transform((text) => text.normalize('NFKC'))
  .superRefine(refuseWhen(passwordProblem))
  .meta({
    minLength: MIN_PASSWORD_LENGTH,
    format: 'password',
    examples: ['correct horse battery'],
  });

/** The body of a registration. */
export const registration = z.strictObject({ email, password });
export type Registration = z.output<typeof registration>;

/**
 * The password of a sign-in. A wrong one is answered 401, not 422, so the bounds of a new password do
 * not apply.
 */
const anyPassword = z
  .string()
  .max(MAX_TRIED_LENGTH)
  .superRefine(refuseWhen(textProblem))
  .transform((text) => text.normalize('NFKC'))
  .meta({ format: 'password', examples: ['correct horse battery'] });

/** The body of a sign-in. */
export const credentials = z.strictObject({
  email: z
    .string()
    .max(MAX_TRIED_LENGTH)
    .transform((text) => text.trim().toLowerCase())
    .superRefine(refuseWhen(textProblem))
    .meta({ format: 'email', examples: ['ada@example.com'] }),
  password: anyPassword,
});
export type Credentials = z.output<typeof credentials>;

/** The body of a password change. */
export const passwordChange = z.strictObject({
  current_password: anyPassword,
  new_password: password,
});
export type PasswordChange = z.output<typeof passwordChange>;

/** The body of a token refresh. */
export const refreshRequest = z.strictObject({
  refresh_token: z.string().min(1).max(1024),
});

/** A session, as its user sees it. */
export const session = z
  .object({
    id: z.uuid(),
    kind: z.enum(['browser', 'api']),
    address: z.string().nullable(),
    created_at: z.iso.datetime(),
    last_seen_at: z.iso.datetime(),
    current: z.boolean(),
  })
  .meta({ id: 'Session' });
export type Session = z.output<typeof session>;

/** A user, as the API returns it. */
export const user = z
  .object({
    id: z.uuid(),
    email: z.string(),
    is_active: z.boolean(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'User' });
export type User = z.output<typeof user>;

/** The tokens that sign-in and refresh return (RFC 6750). */
export const tokenPair = z
  .object({
    access_token: z.string(),
    refresh_token: z.string(),
    token_type: z.literal('bearer'),
    expires_in: z.int().meta({ description: 'Seconds', examples: [900] }),
  })
  .meta({ id: 'TokenPair' });
export type TokenPair = z.output<typeof tokenPair>;
