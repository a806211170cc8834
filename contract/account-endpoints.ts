import {
  credentials,
  passwordChange,
  refreshRequest,
  registration,
  session,
  tokenPair,
  user,
} from '@/contract/account';
import type { Endpoint } from '@/contract/endpoint';
import { PATHS, type Operation } from '@/contract/paths';
import { z } from '@/contract/zod';

/** The endpoints of accounts, tokens and sessions. */
export const accountEndpoints = {
  register: {
    ...PATHS.register,
    summary: 'Create an account',
    description:
      'The e-mail is the identity, trimmed and in lower case. Does not sign in: call `login` next.',
    tag: 'Authentication',
    auth: 'anyone',
    body: registration,
    answers: { 201: { description: 'The new user', schema: user } },
    errors: ['email_taken'],
  },
  login: {
    ...PATHS.login,
    summary: 'Sign in and get a pair of tokens',
    description: 'The access token is good for 15 minutes, the refresh token for 7 days.',
    tag: 'Authentication',
    auth: 'anyone',
    body: credentials,
    answers: { 200: { description: 'A pair of tokens', schema: tokenPair } },
    errors: ['invalid_credentials'],
  },
  refresh: {
    ...PATHS.refresh,
    summary: 'Exchange a refresh token for a new pair',
    description: 'A refresh token works once. Using it again ends its whole session.',
    tag: 'Authentication',
    auth: 'anyone',
    body: refreshRequest,
    answers: { 200: { description: 'A new pair of tokens', schema: tokenPair } },
    errors: ['token_reused', 'invalid_token'],
  },
  logout: {
    ...PATHS.logout,
    summary: 'End the session; its tokens stop working at once',
    description:
      'Ends the session of the token or cookie: its access token, its refresh token and its WebSockets.',
    tag: 'Authentication',
    auth: 'user',
    answers: { 204: { description: 'Signed out', headers: ['Set-Cookie'] } },
  },
  me: {
    ...PATHS.me,
    summary: 'Who is signed in',
    description: 'The account of the token or cookie.',
    tag: 'Authentication',
    auth: 'user',
    answers: { 200: { description: 'The user', schema: user } },
  },
  changePassword: {
    ...PATHS.changePassword,
    summary: 'Change the password; every other session ends',
    description: 'Needs the current password. The session that calls stays signed in.',
    tag: 'Authentication',
    auth: 'user',
    body: passwordChange,
    answers: { 204: { description: 'Changed' } },
    errors: ['invalid_credentials'],
  },
  listSessions: {
    ...PATHS.listSessions,
    summary: 'Where you are signed in',
    description: 'Sign-ins in browsers and over the API. `current` marks the one that calls.',
    tag: 'Authentication',
    auth: 'user',
    answers: {
      200: {
        description: 'Your sessions, newest first',
        schema: z.object({ items: z.array(session) }),
      },
    },
  },
  revokeSession: {
    ...PATHS.revokeSession,
    summary: 'End one of your sessions',
    description: 'Its tokens or cookie stop working at once and its WebSockets are closed.',
    tag: 'Authentication',
    auth: 'user',
    answers: { 204: { description: 'Ended' } },
    errors: ['not_found'],
  },
} as const satisfies Partial<Record<Operation, Endpoint>>;
