import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

/** Lints a snippet as the content of a file. Returns the messages of the import table. */
let messagesOf: (file: string, code: string) => Promise<string[]>;

beforeAll(() => {
  const eslint = new ESLint({
    overrideConfig: {
      languageOptions: { parserOptions: { projectService: false, project: null } },
    },
    ruleFilter: ({ ruleId }) =>
      ruleId.endsWith('no-restricted-imports') || ruleId === 'no-restricted-syntax',
  });
  messagesOf = async (filePath, code) => {
    const results = await eslint.lintText(code, { filePath });
    return results.flatMap(({ messages }) => messages.map(({ message }) => message));
  };
});

const forbidden: [string, string][] = [
  ['app/page.tsx', '@/db/wires'],
  ['app/page.tsx', 'drizzle-orm'],
  ['app/api/route.ts', 'ioredis'],
  ['app/page.tsx', '@/lib/wires/create'],
  ['components/ui/notice.tsx', '@/lib/wires'],
  ['components/ui/notice.tsx', '@/lib/env'],
  ['components/ui/notice.tsx', '@/lib/web'],
  ['components/ui/notice.tsx', 'node:fs'],
  ['components/ui/notice.tsx', '@/components/auth/session-state'],
  ['components/ui/notice.tsx', '@/components/live/live-context'],
  ['components/ui/notice.tsx', '@/components/shell/toast'],
  ['components/ui/notice.tsx', '@/components/wires/queries'],
  ['components/ui/notice.tsx', '@tanstack/react-query'],
  ['components/ui/notice.tsx', 'partysocket'],
  ['components/auth/attempt.ts', '@/components/live/live-context'],
  ['components/auth/attempt.ts', '@/components/shell/toast'],
  ['components/auth/attempt.ts', '@/lib/web'],
  ['components/live/live-provider.tsx', '@/components/shell/frame'],
  ['components/live/live-provider.tsx', '@/components/wires/queries'],
  ['components/shell/frame.tsx', '@/components/wires/queries'],
  ['components/shell/frame.tsx', '@/app/(console)/account/actions'],
  ['components/wires/queries.ts', '@/components/charts/figures'],
  ['components/charts/figures.ts', '@/components/account/sessions'],
  ['components/account/sessions.tsx', '@/components/wires/queries'],
  ['components/docs/api-reference.tsx', '@/components/auth/attempt'],
  ['components/new/page.tsx', '@/components/wires/queries'],
  ['contract/money.ts', '@/lib/wires'],
  ['contract/money.ts', '@/db/client'],
  ['contract/money.ts', '@/lib/env'],
  ['contract/money.ts', 'next/headers'],
  ['contract/money.ts', 'node:fs'],
  ['contract/money.ts', 'ioredis'],
  ['lib/cache.ts', '@/lib/wires'],
  ['lib/cache.ts', '@/db/client'],
  ['lib/cache.ts', 'next/headers'],
  ['lib/wires/create.ts', 'drizzle-orm'],
  ['lib/wires/create.ts', '@/lib/api'],
  ['lib/wires/create.ts', '@/lib/auth'],
  ['lib/wires/create.ts', 'ioredis'],
  ['lib/wires/create.ts', 'graphile-worker'],
  ['lib/wires/create.ts', './read'],
  ['lib/auth/login.ts', 'next-auth'],
  ['lib/auth/login.ts', '@/lib/wires'],
  ['lib/api/wires.ts', 'next/server'],
  ['lib/api/wires.ts', '@/db/wires'],
  ['lib/api/wires.ts', '@/lib/wires/create'],
  ['lib/web/action.ts', '@/db/users'],
  ['lib/web/action.ts', '@/lib/wires'],
  ['db/wires.ts', '@/lib/wires'],
  ['db/wires.ts', '@/app/page'],
  ['worker/index.ts', 'next/server'],
  ['worker/index.ts', '@/app/page'],
  ['worker/index.ts', '@/db/wires'],
  ['worker/index.ts', '@/lib/wires/process'],
  ['lib/health/health.ts', '@/db/wires'],
  ['lib/health/health.ts', '@/lib/wires'],
  ['worker/task.ts', 'prom-client'],
  ['lib/api/request.ts', 'prom-client'],
  ['sidecar/ws.ts', '@/components/ui/theme'],
  ['sidecar/ws.ts', 'next-auth'],
  ['container/health.ts', '@/db/wires'],
  ['container/health.ts', '@/lib/wires'],
  ['container/index.ts', '@/scripts/desk/run-desk'],
];

const allowed: [string, string][] = [
  ['app/page.tsx', '@/lib/wires'],
  ['app/page.tsx', '@/components/ui/theme'],
  ['components/ui/notice.tsx', '@/contract/wire'],
  ['components/ui/notice.tsx', '@/contract/money'],
  ['components/ui/notice.tsx', '@/components/ui/plain.module.css'],
  ['components/auth/attempt.ts', '@/components/ui/notice'],
  ['components/live/live-provider.tsx', '@/components/auth/session-state'],
  ['components/shell/frame.tsx', '@/components/live/live-badge'],
  ['components/wires/queries.ts', '@/components/shell/toast'],
  ['components/charts/figures.ts', '@/components/wires/queries'],
  ['components/account/sessions.tsx', '@/components/auth/attempt'],
  ['components/docs/api-reference.tsx', '@/components/ui/plain.module.css'],
  ['lib/wires/create.ts', '@/db/wires'],
  ['lib/wires/create.ts', '@/lib/env'],
  ['lib/wires/create.ts', '@/contract/wire'],
  ['contract/wire.ts', '@/contract/money'],
  ['lib/cache.ts', '@/contract/errors'],
  ['lib/auth/cookie.ts', 'next-auth/jwt'],
  ['lib/api/wires.ts', '@/lib/wires'],
  ['db/wires.ts', 'drizzle-orm'],
  ['db/wires.ts', '@/contract/wire-query'],
  ['db/wires.ts', '@/contract/wire-filter'],
  ['components/wires/queries.ts', '@/contract/paths'],
  ['worker/task.ts', 'graphile-worker'],
  ['worker/tasks/prune.ts', '@/db/prune'],
  ['worker/metrics.ts', '@/db/queue'],
  ['worker/heartbeat.ts', '@/db/workers'],
  ['lib/health/health.ts', '@/db/ping'],
  ['lib/api/system.ts', '@/lib/health'],
  ['lib/metrics.ts', 'prom-client'],
  ['sidecar/ws.ts', '@/lib/api'],
  ['container/health.ts', '@/db/worker-listens'],
  ['container/supervise.ts', '@/container/process-group'],
];

describe('the import table', () => {
  it.each(forbidden)('%s may not import %s', async (file, target) => {
    const messages = await messagesOf(
      file,
      `import { x } from '${target}';\nexport const y = x;\n`,
    );
    expect(messages).not.toEqual([]);
  });

  it.each(allowed)('%s may import %s', async (file, target) => {
    const messages = await messagesOf(
      file,
      `import { x } from '${target}';\nexport const y = x;\n`,
    );
    expect(messages).toEqual([]);
  });

  it('components read with readClient only', async () => {
    const importOf = (name: string) =>
      messagesOf(
        'components/wires/queries.ts',
        `import { ${name} } from '@/contract/client';\nexport const y = ${name};\n`,
      );
    expect(await importOf('apiClient')).toEqual([expect.stringMatching('server action')]);
    expect(await importOf('readClient')).toEqual([]);
    expect(await importOf('ApiError')).toEqual([]);
  });

  it('forbids transactions, and reading the environment outside lib/env.ts', async () => {
    expect(
      await messagesOf('db/wires.ts', 'export const x = (sql) => sql.begin(() => 1);'),
    ).toHaveLength(1);
    expect(
      await messagesOf('db/wires.ts', 'export const x = (db) => db.transaction(() => 1);'),
    ).toHaveLength(1);
    expect(await messagesOf('lib/log.ts', "export const x = process.env['PORT'];")).toHaveLength(1);
  });
});
