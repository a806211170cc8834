export {
  actorOfCookie,
  cookieSecret,
  expiredSessionCookie,
  sessionCookie,
  sessionCookieName,
  usesSecureCookies,
} from '@/lib/auth/cookie';
export { changePassword, loginWithCookie, loginWithTokens } from '@/lib/auth/login';
export { closeHashing } from '@/lib/auth/password';
export { refresh } from '@/lib/auth/refresh';
export { getUser, register } from '@/lib/auth/register';
export {
  announceSessionEnd,
  isSessionLive,
  listSessions,
  logout,
  requireLiveSession,
  revokeSession,
  SESSION_LIFE_S,
} from '@/lib/auth/sessions';
export { verifyAccessToken } from '@/lib/auth/tokens';
