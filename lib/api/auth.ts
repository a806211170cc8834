import {
  changePassword,
  expiredSessionCookie,
  getUser,
  listSessions,
  loginWithTokens,
  logout,
  refresh,
  register,
  revokeSession,
} from '@/lib/auth';
import { empty, endpoint, json } from '@/lib/api/endpoint';

export const authEndpoints = [
  endpoint('register', async ({ body }) => json(201, { value: await register(body) })),

  endpoint('login', async ({ body, address }) =>
    json(200, { value: await loginWithTokens(body, address) }),
  ),

  endpoint('refresh', async ({ body }) => json(200, { value: await refresh(body.refresh_token) })),

  endpoint('logout', async ({ actor }) => {
    await logout(actor);
    return empty(204, { 'set-cookie': expiredSessionCookie() });
  }),

  endpoint('me', async ({ actor }) => json(200, { value: await getUser(actor) })),

  endpoint('changePassword', async ({ actor, body, address }) => {
    await changePassword(actor, body, address);
    return empty(204);
  }),

  endpoint('listSessions', async ({ actor }) =>
    json(200, { value: { items: await listSessions(actor) } }),
  ),

  endpoint('revokeSession', async ({ actor, params }) => {
    await revokeSession(actor, params['id'] ?? '');
    return empty(204);
  }),
];
