import fc from 'fast-check';
import type { FieldName } from '@/contract/wire';

/** The part of an OpenAPI document that requests are generated from. */
export interface OpenApi {
  paths: Record<
    string,
    Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>
  >;
}

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
}

export interface ArbitraryRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
}

/** Values that often break programs. */
const nasty = fc.constantFrom<unknown>(
  null,
  true,
  -1,
  0,
  1e308,
  'NaN',
  '-0',
  '1e5',
  '0x10',
  '٥',
  '00.5',
  '9999999999999.99',
  '10000000000000',
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '=cmd()',
  "'; drop table wires; --",
  '😀'.repeat(201),
  'x'.repeat(10_000),
  [],
  {},
  [[[[]]]],
  { __proto__: null, constructor: 1 },
);
const nastyText = fc.constantFrom(
  '',
  ' ',
  '-1',
  '0',
  '1e308',
  'NaN',
  '\u0000',
  '٥',
  '%',
  "'; --",
  'x'.repeat(3_000),
);
const anyValue = fc.oneof(nasty, fc.jsonValue({ maxDepth: 4 }), fc.string({ unit: 'binary' }));

/** Mostly valid fields, so that requests pass validation. */
const entered: Record<FieldName, fc.Arbitrary<unknown>> = {
  sender_name: fc.string({ minLength: 1, maxLength: 50 }),
  recipient_name: fc.constantFrom('Bob', 'Rejected Recipient', 'Lost Answer', 'Rejected Once'),
  amount: fc.constantFrom('1', '5.50', '0.01', 7, 12.5),
  currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
};
const goodFields: Record<string, fc.Arbitrary<unknown>> = entered;

/** Not called, because the passwords and tokens of the two accounts must stay valid. */
const UNTOUCHED = new Set(['/api/auth/logout', '/api/auth/password', '/api/auth/sessions/{id}']);

function bodyOf(schema: Schema | undefined): fc.Arbitrary<Buffer | undefined> {
  const fields = Object.fromEntries(
    Object.keys(schema?.properties ?? {}).map((name) => [
      name,
      fc.oneof(
        { weight: 4, arbitrary: goodFields[name] ?? anyValue },
        { weight: 1, arbitrary: anyValue },
      ),
    ]),
  );
  const shaped = fc
    .tuple(
      fc.record(fields, { requiredKeys: [] }),
      fc.dictionary(fc.string(), anyValue, { maxKeys: 1 }),
    )
    .map(([known, unknown]) => Buffer.from(JSON.stringify({ ...known, ...unknown })));
  const raw = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  return fc.oneof(
    { weight: 6, arbitrary: shaped },
    { weight: 2, arbitrary: raw },
    fc.constant(undefined),
  );
}

const NAMES = [
  'page',
  'page_size',
  'status',
  'currency',
  'search',
  'sort',
  'cursor',
  'min_amount',
  'created_from',
  'x',
];
const query = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.oneof(nastyText, fc.string({ unit: 'binary' }))), {
    maxLength: 3,
  })
  .map((pairs) =>
    pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&'),
  );

const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'application/json; charset=utf-8',
      'text/plain',
      ';',
    ),
    'if-match': fc.constantFrom('*', '"1"', 'W/"1", "2"', '"', 'x', '"99999999999999999999"'),
    'if-none-match': fc.constantFrom('*', '"1"', ',,,', '""'),
    'idempotency-key': fc.constantFrom('a', 'b', ' ', 'x'.repeat(256)),
    'x-request-id': fc.constantFrom('abcdefgh', 'a b', 'x'.repeat(200)),
    'x-middleware-subrequest': fc.constant('proxy:proxy:proxy:proxy:proxy'),
  },
  { requiredKeys: ['content-type'] },
);

/** A request that the document describes, or one that differs from it in parts. */
export function arbitraryRequest(
  document: OpenApi,
  foreignId: string,
): fc.Arbitrary<ArbitraryRequest> {
  const operations = Object.entries(document.paths)
    .filter(([path]) => !UNTOUCHED.has(path))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, row]) => ({ path, method, row })),
    );
  const ids = fc.oneof(
    fc.constant(foreignId),
    fc.uuid(),
    fc
      .string({ unit: 'binary', minLength: 1, maxLength: 20 })
      .map((text) => encodeURIComponent(text.toWellFormed())),
    fc.constantFrom('%00', '%', '%ff', '%e0%a4%a', '..', '.', 'summary', 'export'),
  );
  return fc.constantFrom(...operations).chain(({ path, method, row }) => {
    const schema = row.requestBody?.content['application/json']?.schema;
    const oddMethod = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');
    return fc
      .record({
        method: fc.oneof({ weight: 6, arbitrary: fc.constant(method.toUpperCase()) }, oddMethod),
        id: ids,
        query,
        headers,
        body: bodyOf(schema),
      })
      .map((made) => ({
        method: made.method,
        path: `${path.replace('{id}', made.id)}${made.query === '' ? '' : `?${made.query}`}`,
        headers: made.headers,
        body: ['GET', 'HEAD', 'OPTIONS'].includes(made.method) ? undefined : made.body,
      }));
  });
}
