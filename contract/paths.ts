export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Method and path of every operation, without the schemas, which a browser need not load to call
 * the API. `{name}` is a path parameter.
 */
export const PATHS = {
  register: { method: 'POST', path: '/api/auth/register' },
  login: { method: 'POST', path: '/api/auth/login' },
  refresh: { method: 'POST', path: '/api/auth/refresh' },
  logout: { method: 'POST', path: '/api/auth/logout' },
  me: { method: 'GET', path: '/api/auth/me' },
  changePassword: { method: 'POST', path: '/api/auth/password' },
  listSessions: { method: 'GET', path: '/api/auth/sessions' },
  revokeSession: { method: 'DELETE', path: '/api/auth/sessions/{id}' },
  createWire: { method: 'POST', path: '/api/wires' },
  listWires: { method: 'GET', path: '/api/wires' },
  wireSummary: { method: 'GET', path: '/api/wires/summary' },
  exportWires: { method: 'GET', path: '/api/wires/export' },
  getWire: { method: 'GET', path: '/api/wires/{id}' },
  updateWire: { method: 'PUT', path: '/api/wires/{id}' },
  patchWire: { method: 'PATCH', path: '/api/wires/{id}' },
  deleteWire: { method: 'DELETE', path: '/api/wires/{id}' },
  retryWire: { method: 'POST', path: '/api/wires/{id}/retry' },
  wireEvents: { method: 'GET', path: '/api/wires/{id}/events' },
  apiInfo: { method: 'GET', path: '/api' },
  openapi: { method: 'GET', path: '/api/openapi.json' },
  health: { method: 'GET', path: '/health' },
  live: { method: 'GET', path: '/health/live' },
} as const satisfies Record<string, { method: Method; path: string }>;

export type Operation = keyof typeof PATHS;

/** The path of an operation, with its parameters (URI-encoded) filled in. */
export function pathOf(operation: Operation, params: Record<string, string> = {}): string {
  return PATHS[operation].path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
}
