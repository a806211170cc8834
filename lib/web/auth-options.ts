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

/** The errors of a sign-in besides wrong credentials: rate-limited, or the service is unavailable. */
const LIMITED = 'RateLimited';
const UNAVAILABLE = 'unavailable';

declare module 'next-auth/jwt' {
  interface JWT {
    /** The id of the session's row, which every request checks. */
    sid?: string;
  }
}

/**
 * The options of next-auth: a session cookie (encrypted JWT, httpOnly) with the ids of the user and
 * of the row in `sessions`. The row decides whether the session is live; a valid cookie is not enough.
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
        // The message of an error thrown here becomes part of a URL, so only fixed words are thrown.
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
      // `session.update()` passes unvalidated client input, so only a sign-in sets the ids.
      jwt({ token, user, trigger }) {
        if (trigger !== 'signIn') return token;
        return { sub: user.id, sid: (user as { session_id?: string }).session_id ?? '' };
      },
      // The browser receives the end of its session, and no ids.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (token.sub && token.sid) await logout({ user_id: token.sub, session_id: token.sid });
      },
    },
  };
}
