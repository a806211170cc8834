export { changePassword } from '@/lib/auth/change-password';
export {
  actorOfCookie,
  cookieSecret,
  expiredSessionCookie,
  sessionCookie,
  sessionCookieName,
  usesSecureCookies,
} from '@/lib/auth/cookie';
export { loginWithCookie, loginWithTokens } from '@/lib/auth/login';
export { closeHashing } from '@/lib/auth/password';
export { refresh } from '@/lib/auth/refresh';
export { register } from '@/lib/auth/register';
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
export { getUser } from '@/lib/auth/users';
