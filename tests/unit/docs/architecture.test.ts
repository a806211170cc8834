import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = readFileSync('docs/architecture.md', 'utf8');
/** The first column of the import table of the page. */
const documented = [...page.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, folder]) => folder);

/** The folders of the rows in eslint.boundaries.mjs, such as `lib/wires`. */
const folders = [
  ...readFileSync('eslint.boundaries.mjs', 'utf8').matchAll(/^ {2}'([\w/*.]+)': /gm),
].map(([, files = '']) => files.replace(/\/\*\*$/, ''));

/** The row of the page for a folder. */
const rowOf = (folder: string) => page.match(new RegExp(`^\\| \`${folder}\`.*$`, 'm'))?.[0] ?? '';

it('has an import row for every folder that has one in eslint.boundaries.mjs', () => {
  expect(folders.length).toBeGreaterThan(15);
  // Folders below components and tests are in the row of their parent.
  const own = folders.filter((folder) => !/^(components|tests)\//.test(folder));
  expect(documented.sort()).toEqual(own.sort());
});

it.each(folders.filter((folder) => /^(components|tests)\//.test(folder)))(
  'names %s in the row of its parent',
  (folder) => {
    const [parent = '', name = ''] = folder.split('/');
    expect(rowOf(parent)).toContain(parent === 'tests' ? `\`${folder}\`` : `\`${name}\``);
  },
);
