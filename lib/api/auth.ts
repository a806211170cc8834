import { expiredSessionCookie, getUser, loginWithTokens, logout, register } from '@/lib/auth';
import { empty, endpoint, json } from '@/lib/api/endpoint';

export const authEndpoints = [
  endpoint('register', async ({ body }) => json(201, { value: await register(body) })),

  endpoint('login', async ({ body, address }) =>
    json(200, { value: await loginWithTokens(body, address) }),
  ),

  endpoint('logout', async ({ actor }) => {
    await logout(actor);
    return empty(204, { 'set-cookie': expiredSessionCookie() });
  }),

  endpoint('me', async ({ actor }) => json(200, { value: await getUser(actor) })),
];
