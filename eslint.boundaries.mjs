/**
 * Who may import whom, one row a folder: what of ours it may import, which packages it must not,
 * and, for whoever meets the rule, where the code belongs instead. `names` are exports of a module
 * that it must not import.
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

/** The query cache and the WebSocket: what comes from the server while a page is open. */
const SERVER_STATE = ['@tanstack', 'partysocket'];

/** A row of components: code for a browser, which reads only. */
const inBrowser = (ours, instead, packages = []) => ({
  ours,
  packages: [...DRIZZLE, ...REDIS, ...QUEUE, ...METRICS, ...SERVER, ...packages],
  instead: `components/ runs in a browser: import contract/ and components/ only, and write through a server action that the page passes in. ${instead}`,
  names: {
    module: '@/contract/client',
    exports: ['apiClient'],
    message:
      'Read with readClient of @/contract/client, and write through a server action that the page passes in.',
  },
});

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
  // A new folder of components may import components/ui only, until it has a row here.
  'components/**': inBrowser(
    ['components/ui/**'],
    'Give a new folder of components its own row in eslint.boundaries.mjs.',
  ),
  'components/ui/**': inBrowser(
    ['components/ui/**'],
    'components/ui knows no session, socket or wire: put what knows the session into components/auth, the socket into components/live, a wire into components/wires, the frame around the pages into components/shell.',
    SERVER_STATE,
  ),
  'components/auth/**': inBrowser(
    ['components/auth/**', 'components/ui/**'],
    'components/auth knows the session only: put what needs the socket into components/live, the frame around the pages into components/shell.',
  ),
  'components/live/**': inBrowser(
    ['components/live/**', 'components/auth/**', 'components/ui/**'],
    'components/live passes events on: put what an event changes into components/wires.',
  ),
  'components/shell/**': inBrowser(
    ['components/shell/**', 'components/live/**', 'components/auth/**', 'components/ui/**'],
    "components/shell is the frame around every page: put what belongs to one page into that page's folder of components.",
  ),
  'components/wires/**': inBrowser(
    [
      'components/wires/**',
      'components/shell/**',
      'components/live/**',
      'components/auth/**',
      'components/ui/**',
    ],
    'components/wires knows no chart or account: put those into components/charts or components/account.',
  ),
  'components/charts/**': inBrowser(
    ['components/charts/**', 'components/wires/**', 'components/ui/**'],
    'components/charts draws the dashboard: put lists and forms of wires into components/wires.',
  ),
  'components/account/**': inBrowser(
    ['components/account/**', 'components/auth/**', 'components/ui/**'],
    'components/account draws the account page: put what other pages need into components/auth or components/ui.',
  ),
  'components/docs/**': inBrowser(
    ['components/docs/**', 'components/ui/**'],
    'components/docs draws the API reference: put what other pages need into components/ui.',
    SERVER_STATE,
  ),
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
    ours: ['container/**', 'db/client', 'db/worker-listens', LEAVES],
    packages: FRAMEWORKS.filter((name) => !METRICS.includes(name)),
    instead:
      'container/ starts and watches the processes: put what they do into worker/, sidecar/ or app/, and commands for developers into scripts/.',
  },
  'scripts/**': {
    ours: [
      'scripts/**',
      'container/**',
      'bench/**',
      'tests/helpers/**',
      'db/client',
      'db/migrate',
      'lib/auth',
      LEAVES,
    ],
    packages: ['drizzle-orm', ...NEXT, ...REACT, ...QUEUE, ...METRICS],
    instead:
      'scripts/ holds the commands of package.json: put what runs in a container into container/, backups into backup/, deploys into docker/, and what the desk does into lib/.',
  },
  'backup/**': {
    ours: ['backup/**', 'scripts/**', 'db/migrate', LEAVES],
    packages: ['drizzle-orm', ...NEXT, ...REACT, ...REDIS, ...QUEUE, ...METRICS],
    instead:
      'backup/ works on any database by SQL and on a desk by HTTP: put rules into lib/wires, and what other commands need too into scripts/.',
  },
  'docker/**': {
    ours: ['docker/**', 'scripts/run-script', 'scripts/say', 'scripts/user-error', LEAVES],
    packages: [...FRAMEWORKS],
    instead:
      'docker/ deploys images and checks them by HTTP: put what runs in a container into container/, commands for developers into scripts/.',
  },
  'bench/**': {
    ours: ['bench/**', 'tests/**'],
    packages: FRAMEWORKS.filter((name) => name !== 'postgres'),
    instead:
      'bench/ measures a running desk from outside: start it with tests/helpers, and put what the desk does into lib/.',
  },
  'tests/**': {
    ours: ['(?!app/).*'],
    packages: ['next/.*', 'server-only'],
    instead:
      'Tests call functions of ours or use a running desk: test a page of app/ in a browser, in tests/e2e.',
  },
  'tests/contract/**': {
    ours: ['tests/contract/**', 'tests/helpers/**', LEAVES],
    packages: [...FRAMEWORKS],
    instead:
      'tests/contract calls a running desk by HTTP only: test functions of ours in tests/integration.',
  },
  'tests/e2e/**': {
    ours: ['tests/**', 'scripts/**', LEAVES],
    packages: ['drizzle-orm', ...NEXT, ...REACT, ...QUEUE, ...METRICS],
    instead:
      'tests/e2e uses a running desk by HTTP, WebSocket and a browser: test functions of ours in tests/integration.',
  },
};

const packageOf = (name) => `^${name.replace('/', '\\/')}(/.*)?$`;

/** Modules of ours that are allowed, as one expression that matches everything else. */
function othersThan(allowed) {
  const exact = allowed.map((path) => (path.endsWith('/**') ? `${path.slice(0, -3)}(/.*)?` : path));
  return `^@/(?!(${exact.join('|')})$)`;
}

/** ESLint configuration objects, one a row of the table. */
export const boundaries = Object.entries(TABLE).map(
  ([files, { ours, packages, instead, names }]) => ({
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
            ...(names
              ? [{ regex: `^${names.module}$`, importNames: names.exports, message: names.message }]
              : []),
            ...[...new Set(packages)].map((name) => ({ regex: packageOf(name), message: instead })),
          ],
        },
      ],
    },
  }),
);
