import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { database } from '@/db/client';

/** Statements on databases, which would rename the database of this test. */
const WHOLE_DATABASE = /^\s*(alter|create) database/m;

/** The SQL blocks of a page as PostgreSQL takes them: without psql's own commands and variables. */
function blocksOf(page: string): string[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/^ *```sql\n([^]*?)^ *```$/gm)]
    .map(([, block = '']) => block.replaceAll(/^ *\\.*$/gm, '').replaceAll(/:'\w+'/g, "'value'"))
    .filter((block) => !WHOLE_DATABASE.test(block));
}

const blocks = globSync('docs/runbook/**/*.md').flatMap((page) =>
  blocksOf(page).map((block, at) => ({ name: `${page}, SQL block ${at + 1}`, block })),
);

describe('the runbook', () => {
  it('has SQL to copy', () => {
    expect(blocks.length).toBeGreaterThan(10);
  });

  it.each(blocks)('$name runs on the present schema', async ({ block }) => {
    await expect(database().unsafe(block).simple()).resolves.toBeDefined();
  });
});
