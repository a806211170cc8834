/**
 * Who may import whom, one row a folder: what of ours it may import, which packages it must not,
 * and, for whoever meets the rule, where the code belongs instead.
 * A file in `lib` is a leaf. A folder in `lib` has one door, its index.ts.
 */

const DOORS = ['lib/wires', 'lib/auth', 'lib/rails', 'lib/api', 'lib/health', 'lib/web'];
const LEAVES = 'lib/[^/]+';
/** What browser, API, worker and database all know. It has no I/O, so every folder may import it. */
const CONTRACT = 'contract/**';

const DRIZZLE = ['drizzle-orm', 'postgres'];
const NEXT = ['next', 'next-auth', '@mui', 'server-only'];
const REACT = ['react', 'react-dom'];
const REDIS = ['ioredis', '@upstash'];
const QUEUE = ['graphile-worker'];
/** Metrics are declared through lib/metrics, which knows the one registry of the process. */
const METRICS = ['prom-client'];
/** What needs a server to run on. */
const SERVER = ['ws', 'node:.*', 'server-only', 'pino', 'bcryptjs'];
/** What a rule of the domain must not depend on. */
const FRAMEWORKS = [...DRIZZLE, ...NEXT, ...REACT, ...REDIS, ...QUEUE, ...METRICS];

/** Later rows win where two match the same file. */
const TABLE = {
  'contract/**': {
    ours: [],
    packages: [...FRAMEWORKS, ...SERVER],
    instead:
      'contract/ has no I/O and imports nothing but itself: put what reads, writes or waits in lib/.',
  },
  'lib/*.ts': {
    ours: [LEAVES, 'package.json'],
    packages: [...DRIZZLE, ...NEXT, ...REACT, ...QUEUE],
    instead:
      'A file in lib/ is a leaf: move code that needs a verb or SQL into a folder of lib/ (lib/wires, lib/auth), and SQL into db/.',
  },
  'db/**': {
    ours: ['db/**', LEAVES],
    packages: [...NEXT, ...REACT, ...REDIS, ...METRICS],
    instead:
      'db/ holds statements and nothing that decides: put rules into lib/wires or lib/auth, shared shapes into contract/.',
  },
  'lib/rails/**': {
    ours: ['lib/rails/**', 'db/**', LEAVES],
    packages: FRAMEWORKS,
    instead:
      'A rail knows payments, not wires or users: put what decides about a wire into lib/wires.',
  },
  'lib/health/**': {
    ours: ['lib/health/**', 'db/ping', LEAVES],
    packages: FRAMEWORKS,
    instead:
      'lib/health probes PostgreSQL and Redis: put rules into lib/wires or lib/auth, SQL into db/.',
  },
  'lib/wires/**': {
    ours: ['lib/wires/**', 'lib/rails', 'db/**', LEAVES],
    packages: FRAMEWORKS,
    instead:
      'lib/wires knows no request, page or job: put HTTP into lib/api, jobs into worker/, SQL into db/.',
  },
  // next-auth/jwt decodes the session cookie and loads nothing of Next.
  'lib/auth/**': {
    ours: ['lib/auth/**', 'db/**', LEAVES],
    packages: [...FRAMEWORKS.filter((name) => name !== 'next-auth'), 'next-auth(?!/jwt)'],
    instead:
      'lib/auth knows no request, page or job: put HTTP into lib/api, what needs next-auth into lib/web, SQL into db/.',
  },
  'lib/api/**': {
    ours: ['lib/api/**', 'lib/wires', 'lib/auth', 'lib/health', LEAVES],
    packages: FRAMEWORKS,
    instead:
      'lib/api translates HTTP and calls a verb through its door: put rules into lib/wires or lib/auth, SQL into db/, what needs Next into lib/web.',
  },
  'lib/web/**': {
    ours: ['lib/web/**', 'lib/auth', 'lib/api', LEAVES],
    packages: [...DRIZZLE, '@mui', ...REDIS, ...QUEUE, ...METRICS],
    instead:
      'lib/web ties Next to lib/api and lib/auth: put rules into lib/wires, a page into app/, React into components/.',
  },
  'app/**': {
    ours: ['app/**', 'components/**', 'lib/web', 'lib/api', 'lib/wires', 'lib/auth', LEAVES],
    packages: [...DRIZZLE, ...REDIS, ...QUEUE, ...METRICS, 'ws'],
    instead:
      'app/ renders and delegates: call a verb of lib/wires or lib/auth through its index.ts, and leave SQL, Redis and jobs to them.',
  },
  'components/**': {
    ours: ['components/**'],
    packages: [...DRIZZLE, ...REDIS, ...QUEUE, ...METRICS, ...SERVER],
    instead:
      'components/ runs in a browser: import contract/ and components/ only, read through contract/client, and write through a server action that the page passes in.',
  },
  'worker/**': {
    ours: [
      'worker/**',
      'db/client',
      'db/prune',
      'db/queue',
      'db/workers',
      'lib/wires',
      'lib/auth',
      'lib/rails',
      LEAVES,
    ],
    packages: [...DRIZZLE, ...NEXT, ...REACT, ...METRICS],
    instead:
      'worker/ runs jobs: call a verb of lib/wires or lib/auth through its index.ts. Of db/ only client, prune, queue and workers (the statements of the queue) may be imported.',
  },
  'sidecar/**': {
    ours: ['sidecar/**', 'db/client', 'lib/api', 'lib/wires', 'lib/auth', LEAVES],
    packages: [...DRIZZLE, ...NEXT, ...REACT, ...QUEUE, ...METRICS],
    instead:
      'sidecar/ serves lib/api and relays events: put an endpoint into lib/api, a rule into lib/wires, SQL into db/.',
  },
  'container/**': {
    ours: [
      'container/**',
      'db/client',
      'db/worker-listens',
      'scripts/builds/built',
      'scripts/desk/processes',
      LEAVES,
    ],
    packages: FRAMEWORKS.filter((name) => !METRICS.includes(name)),
    instead:
      'container/ starts and watches the processes: put what they do into worker/, sidecar/ or app/, and commands for developers into scripts/.',
  },
};

const packageOf = (name) => `^${name.replace('/', '\\/')}(/.*)?$`;

/** Modules of ours that are allowed, as one expression that matches everything else. */
function othersThan(allowed) {
  const exact = allowed.map((path) => (path.endsWith('/**') ? `${path.slice(0, -3)}(/.*)?` : path));
  return `^@/(?!(${exact.join('|')})$)`;
}

/** ESLint configuration objects, one a row of the table. */
export const boundaries = Object.entries(TABLE).map(([files, { ours, packages, instead }]) => ({
  files: files.endsWith('/**') ? [`${files}/*.ts`, `${files}/*.tsx`] : [files],
  ignores: ['contract/zod.ts'],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: '^\\.', message: 'Write imports from the root: @/folder/file.' },
          { regex: '^zod(/.*)?$', message: 'Import z from @/contract/zod, which configures it.' },
          // A leaf's name may be that of a folder's door; a folder is allowed by name alone.
          {
            regex: othersThan(
              [CONTRACT, ...ours].flatMap((path) =>
                path === LEAVES ? [`(?!(${DOORS.join('|')})$)${LEAVES}`] : [path],
              ),
            ),
            message: instead,
          },
          ...[...new Set(packages)].map((name) => ({ regex: packageOf(name), message: instead })),
        ],
      },
    ],
  },
}));
