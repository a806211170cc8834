/**
 * Who may import whom: the table of docs/architecture.md in a form that a linter reads.
 * A file in `lib` is a leaf. A folder in `lib` has one door, its index.ts; the modules in BROWSER
 * have no I/O and may be imported past the door, by everybody.
 */

const BROWSER = [
  'lib/wires/schema',
  'lib/wires/status',
  'lib/wires/query',
  'lib/wires/filter',
  'lib/auth/schema',
  'lib/api/contract',
  'lib/api/paths',
  'lib/api/client',
];
const BROWSER_LEAVES = [
  'lib/money',
  'lib/errors',
  'lib/events',
  'lib/number-source',
  'lib/text',
  'lib/zod',
];
const DOORS = ['lib/wires', 'lib/auth', 'lib/rails', 'lib/api', 'lib/system', 'lib/web'];

const DRIZZLE = ['drizzle-orm', 'postgres'];
const NEXT = ['next', 'next-auth', '@mui', 'server-only'];
const REACT = ['react', 'react-dom'];
const REDIS = ['ioredis', '@upstash'];
const QUEUE = ['graphile-worker'];
/** Metrics are declared through lib/metrics, which knows the one registry of the process. */
const METRICS = ['prom-client'];

const packageOf = (name) => `^${name.replace('/', '\\/')}(/.*)?$`;

/** Modules of ours that are allowed, as one expression that matches everything else. */
function othersThan(allowed) {
  const exact = allowed.map((path) => (path.endsWith('/**') ? `${path.slice(0, -3)}(/.*)?` : path));
  return `^@/(?!(${exact.join('|')})$)`;
}

const LEAVES = 'lib/[^/]+';

/** folder → what of ours it may import, and which packages it must not. */
const TABLE = {
  'lib/*.ts': {
    ours: [LEAVES, ...BROWSER, 'package.json'],
    packages: [...DRIZZLE, ...NEXT, ...REACT, ...QUEUE],
  },
  'db/**': {
    ours: ['db/**', LEAVES, ...BROWSER],
    packages: [...NEXT, ...REACT, ...REDIS, ...METRICS],
  },
  'lib/rails/**': {
    ours: ['lib/rails/**', 'db/**', LEAVES, ...BROWSER],
    packages: [...DRIZZLE, ...NEXT, ...REACT, ...REDIS, ...QUEUE, ...METRICS],
  },
  'lib/system/**': {
    ours: ['lib/system/**', 'db/**', LEAVES, ...BROWSER],
    packages: [...DRIZZLE, ...NEXT, ...REACT, ...REDIS, ...QUEUE, ...METRICS],
  },
  'lib/wires/**': {
    ours: ['lib/wires/**', 'lib/rails', 'db/**', LEAVES, ...BROWSER],
    packages: [...DRIZZLE, ...NEXT, ...REACT, ...REDIS, ...QUEUE, ...METRICS],
  },
  // next-auth/jwt decodes the session cookie and loads nothing of Next.
  'lib/auth/**': {
    ours: ['lib/auth/**', 'db/**', LEAVES, ...BROWSER],
    packages: [
      ...DRIZZLE,
      'next',
      'next-auth(?!/jwt)',
      '@mui',
      'server-only',
      ...REACT,
      ...REDIS,
      ...QUEUE,
      ...METRICS,
    ],
  },
  'lib/api/**': {
    ours: ['lib/api/**', 'lib/wires', 'lib/auth', 'lib/system', LEAVES, ...BROWSER],
    packages: [...DRIZZLE, ...NEXT, ...REACT, ...REDIS, ...QUEUE, ...METRICS],
  },
  'lib/web/**': {
    ours: ['lib/web/**', 'lib/auth', 'lib/api', LEAVES, ...BROWSER],
    packages: [...DRIZZLE, '@mui', ...REDIS, ...QUEUE, ...METRICS],
  },
  'app/**': {
    ours: [
      'app/**',
      'components/**',
      'lib/web',
      'lib/api',
      'lib/wires',
      'lib/auth',
      LEAVES,
      ...BROWSER,
    ],
    packages: [...DRIZZLE, ...REDIS, ...QUEUE, ...METRICS, 'ws'],
  },
  'components/**': {
    ours: ['components/**', ...BROWSER, ...BROWSER_LEAVES],
    packages: [
      ...DRIZZLE,
      ...REDIS,
      ...QUEUE,
      ...METRICS,
      'ws',
      'node:.*',
      'server-only',
      'pino',
      'bcryptjs',
    ],
  },
  'worker/**': {
    ours: [
      'worker/**',
      'db/client',
      'lib/wires',
      'lib/auth',
      'lib/rails',
      'lib/system',
      LEAVES,
      ...BROWSER,
    ],
    packages: [...DRIZZLE, ...NEXT, ...REACT, ...METRICS],
  },
  'sidecar/**': {
    ours: ['sidecar/**', 'db/client', 'lib/api', 'lib/wires', 'lib/auth', LEAVES, ...BROWSER],
    packages: [...DRIZZLE, ...NEXT, ...REACT, ...QUEUE, ...METRICS],
  },
  'container/**': {
    ours: [
      'container/**',
      'db/client',
      'db/worker-listens',
      'scripts/builds/built',
      'scripts/desk/processes',
      LEAVES,
      ...BROWSER,
    ],
    packages: [...DRIZZLE, ...NEXT, ...REACT, ...REDIS, ...QUEUE],
  },
};

/** ESLint configuration objects, one a row of the table. */
export const boundaries = Object.entries(TABLE).map(([files, { ours, packages }]) => ({
  files: files.endsWith('/**') ? [`${files}/*.ts`, `${files}/*.tsx`] : [files],
  ignores: ['lib/zod.ts'],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: '^\\.', message: 'Write imports from the root: @/folder/file.' },
          { regex: '^zod(/.*)?$', message: 'Import z from @/lib/zod, which configures it.' },
          // A leaf's name may be that of a folder's door; a folder is allowed by name alone.
          {
            regex: othersThan(
              ours.flatMap((path) =>
                path === LEAVES ? [`(?!(${DOORS.join('|')})$)${LEAVES}`] : [path],
              ),
            ),
            message: 'This folder may not import that one: see the table in docs/architecture.md.',
          },
          ...packages.map((name) => ({
            regex: packageOf(name),
            message: 'This folder may not use this package: see the table in docs/architecture.md.',
          })),
        ],
      },
    ],
  },
}));
