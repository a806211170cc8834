const withQuery = (path: string, name: string, value: string) =>
  `${path}?${name}=${encodeURIComponent(value)}`;

/** Where every page of the console is. */
export const links = {
  home: '/',
  login: '/login',
  /** Sign in, then go on to this path of the console. */
  loginThen: (path: string) => withQuery('/login', 'next', path),
  register: '/register',
  /** Create an account, then go on to this path of the console. */
  registerThen: (path: string) => withQuery('/register', 'next', path),
  dashboard: '/dashboard',
  wires: '/wires',
  newWire: '/wires/new',
  /** A new wire with the fields of this one. */
  newWireLike: (id: string) => withQuery('/wires/new', 'like', id),
  wire: (id: string) => `/wires/${id}`,
  editWire: (id: string) => `/wires/${id}/edit`,
  account: '/account',
  apiReference: '/docs',
} as const;
