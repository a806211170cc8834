import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '@/contract/endpoints';
import type { Endpoint } from '@/contract/endpoint';
import { FIELD_PROBLEMS } from '@/contract/errors';
import { buildDocument, openapiDocument } from '@/lib/api/openapi';
import { errorCodesOf } from '@/lib/api/openapi-responses';
import { MOUNTED } from '@/lib/api/routes';
import { ERRORS } from '@/contract/errors';
import { forgetSingleton } from '@/lib/singleton';

const rows = Object.entries(ENDPOINTS) as [string, Endpoint][];

interface Operation {
  operationId: string;
  description: string;
  tags: string[];
  responses: Record<string, unknown>;
}

interface Document {
  openapi: string;
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, { post: Operation }>;
  components: { schemas: Record<string, { enum?: string[] }> };
}

/** The committed document: every feature, and no version, so that a release does not change it. */
const COMMITTED = 'docs/openapi.json';
const UPDATE = 'UPDATE_OPENAPI=1 npm test -- api/openapi';

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

describe('the contract', () => {
  it('has a handler for every row, and no handler without a row', () => {
    expect(MOUNTED.map(({ operation }) => operation).sort()).toEqual(
      rows.map(([name]) => name).sort(),
    );
  });
});

describe('the OpenAPI document', () => {
  it('lists every endpoint, with every status that it can answer', () => {
    const { openapi, paths } = documentFor('dev');
    expect(openapi).toBe('3.1.0');
    for (const [name, row] of rows) {
      const operation = paths[row.path]?.[row.method.toLowerCase()];
      const errors = errorCodesOf(row).map((code) => String(ERRORS[code].status));
      const statuses = new Set([...Object.keys(row.answers), ...errors]);
      expect(operation?.operationId).toBe(name);
      expect(new Set(Object.keys(operation?.responses ?? {}))).toEqual(statuses);
    }
    const listed = Object.values(paths).reduce(
      (sum, methods) => sum + Object.keys(methods).length,
      0,
    );
    expect(listed).toBe(rows.length);
  });

  it('has no dangling reference', () => {
    const text = JSON.stringify(documentFor('dev'));
    const document = JSON.parse(text) as Record<string, unknown>;
    for (const [, path = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = path
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
      expect(target).toBeDefined();
    }
  });

  it('describes every operation, message and tag', () => {
    const { paths, webhooks, tags } = documentFor('dev');
    const messages = Object.values(webhooks).map(({ post }) => post);
    const operations = [
      ...Object.values(paths).flatMap((path) => Object.values(path)),
      ...messages,
    ];
    for (const { description } of [...operations, ...tags]) expect(description).toMatch(/\.$/);
    const used = new Set(operations.flatMap(({ tags: own }) => own));
    expect(new Set(tags.map(({ name }) => name))).toEqual(used);
  });

  it('lists every error code, field-problem code and live message', () => {
    const { components, webhooks } = documentFor('dev');
    expect(components.schemas['ErrorCode']?.enum).toEqual(Object.keys(ERRORS));
    expect(components.schemas['FieldProblemCode']?.enum).toEqual(Object.keys(FIELD_PROBLEMS));
    expect(Object.keys(webhooks)).toEqual(['hello', 'resync', 'wire']);
  });

  it(`is committed as ${COMMITTED}`, () => {
    const text = `${JSON.stringify(
      buildDocument(() => true, '0.0.0'),
      null,
      2,
    )}\n`;
    if (process.env['UPDATE_OPENAPI'] !== undefined) writeFileSync(COMMITTED, text);
    const committed = readFileSync(COMMITTED, 'utf8');
    expect(committed, `The API has changed. Run ${UPDATE} and commit the file.`).toBe(text);
  });

  it.each([
    ['dev', true],
    ['uat', true],
    ['qa', false],
    ['prod', false],
  ])('in %s has the export: %s', (environment, shown) => {
    expect('/api/wires/export' in documentFor(environment).paths).toBe(shown);
  });
});
