import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import {
  cookieSecret,
  loginWithCookie,
  logout,
  SESSION_LIFE_S,
  usesSecureCookies,
} from '@/lib/auth';
import { credentials } from '@/contract/account';
import { isAppError } from '@/contract/errors';
import { describeError, log } from '@/lib/log';

/** What a failed sign-in may say besides "wrong": too many attempts, or no answer now. */
const LIMITED = 'RateLimited';
const UNAVAILABLE = 'unavailable';

declare module 'next-auth/jwt' {
  interface JWT {
    /** The session's row; checked on every request. */
    sid?: string;
  }
}

/**
 * next-auth for this sign-in: a session cookie (encrypted JWT, httpOnly) that names the user and
 * the row in `sessions`. What ends a session is that row; the cookie alone proves nothing.
 */
export function authOptions(address: string | undefined): NextAuthOptions {
  return {
    secret: cookieSecret(),
    useSecureCookies: usesSecureCookies(),
    session: { strategy: 'jwt', maxAge: SESSION_LIFE_S },
    jwt: { maxAge: SESSION_LIFE_S },
    pages: { signIn: '/login', error: '/login' },
    logger: {
      error: (code) => log().warn({ code }, 'next-auth'),
      warn: (code) => log().debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        // Whatever is thrown here ends up in a URL, so nothing but a fixed word is.
        async authorize(given) {
          const parsed = credentials.safeParse({ email: given?.email, password: given?.password });
          if (!parsed.success) return null;
          try {
            const { user_id, session_id, email } = await loginWithCookie(parsed.data, address);
            return { id: user_id, email, session_id };
          } catch (error) {
            if (isAppError(error, 'invalid_credentials')) return null;
            if (isAppError(error, 'rate_limited')) throw new Error(LIMITED, { cause: error });
            log().error({ error: describeError(error) }, 'sign-in failed');
            throw new Error(UNAVAILABLE);
          }
        },
      }),
    ],
    callbacks: {
      // `session.update()` sends raw client input here, so only a sign-in adds anything.
      jwt({ token, user, trigger }) {
        if (trigger !== 'signIn') return token;
        return { sub: user.id, sid: (user as { session_id?: string }).session_id ?? '' };
      },
      // The browser learns when its session ends and nothing else.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (token.sub && token.sid) await logout({ user_id: token.sub, session_id: token.sid });
      },
    },
  };
}
