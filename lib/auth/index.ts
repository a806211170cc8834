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
export { getUser, register } from '@/lib/auth/register';
export {
  announceSessionEnd,
  isSessionLive,
  logout,
  requireLiveSession,
  SESSION_LIFE_S,
} from '@/lib/auth/sessions';
export { verifyAccessToken } from '@/lib/auth/tokens';
