import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ENDPOINTS, type Endpoint } from '@/contract/endpoints';
import { errorCodesOf, openapiDocument } from '@/lib/api/openapi';
import { MOUNTED } from '@/lib/api/routes';
import { ERRORS } from '@/contract/errors';
import { forgetSingleton } from '@/lib/singleton';

const rows = Object.entries(ENDPOINTS) as [string, Endpoint][];

interface Document {
  openapi: string;
  paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, unknown> }>
  >;
}

function documentFor(environment: string): Document {
  Object.assign(process.env, {
    APP_ENV: environment,
    DATABASE_URL: 'postgres://unused',
    REDIS_URL: 'redis://unused',
    AUTH_SECRET: 'a secret of the tests, more than 32 bytes long',
  });
  return JSON.parse(openapiDocument()) as Document;
}

beforeEach(() => {
  forgetSingleton('env');
  forgetSingleton('openapi');
});

/** The paths that Next serves from route files, as the contract writes them. */
function routeFiles(folder: string, path: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return entry.name === 'route.ts' ? [path] : [];
    return routeFiles(
      join(folder, entry.name),
      `${path}/${entry.name.replace(/^\[(\w+)\]$/, '{$1}')}`,
    );
  });
}

describe('the contract', () => {
  it('has a handler for every row, and no handler without a row', () => {
    expect(MOUNTED.map(({ operation }) => operation).sort()).toEqual(
      rows.map(([name]) => name).sort(),
    );
  });

  it('has a route file for every path, and no route file without a path', () => {
    const files = [...routeFiles('app/api', '/api'), ...routeFiles('app/health', '/health')];
    const own = files.filter((path) => !path.includes('[...'));
    expect(own.sort()).toEqual([...new Set(rows.map(([, { path }]) => path))].sort());
    expect(
      existsSync('app/api/[...path]/route.ts') && existsSync('app/health/[...path]/route.ts'),
    ).toBe(true);
  });
});

describe('the OpenAPI document', () => {
  it('tells of every endpoint, with every status it can answer', () => {
    const { openapi, paths } = documentFor('dev');
    expect(openapi).toBe('3.1.0');
    for (const [name, row] of rows) {
      const operation = paths[row.path]?.[row.method.toLowerCase()];
      const errors = errorCodesOf(row).map((code) => String(ERRORS[code].status));
      const statuses = new Set([...Object.keys(row.answers), ...errors]);
      expect(operation?.operationId).toBe(name);
      expect(new Set(Object.keys(operation?.responses ?? {}))).toEqual(statuses);
    }
    const told = Object.values(paths).reduce(
      (sum, methods) => sum + Object.keys(methods).length,
      0,
    );
    expect(told).toBe(rows.length);
  });

  it('has no reference that leads nowhere', () => {
    const text = JSON.stringify(documentFor('dev'));
    const document = JSON.parse(text) as Record<string, unknown>;
    for (const [, path = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = path
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
      expect(target).toBeDefined();
    }
  });

  it.each([
    ['dev', true],
    ['uat', true],
    ['qa', false],
    ['prod', false],
  ])('in %s shows what that environment shows', (environment, shown) => {
    expect('/api/wires/export' in documentFor(environment).paths).toBe(shown);
  });
});
