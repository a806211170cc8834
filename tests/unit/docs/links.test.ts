import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The documents of the repository. */
const files = globSync(['*.md', 'docs/**/*.md']);

/** The text of a file without its code blocks, in which `#` and brackets mean something else. */
const proseOf = (name: string) => readFileSync(name, 'utf8').replaceAll(/^ *```[^]*?^ *```$/gm, '');

/** The anchors of a file's headings, as GitHub makes them. */
function anchorsOf(name: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, title = ''] of proseOf(name).matchAll(/^#+ (.+)$/gm)) {
    const base = title
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    let anchor = base;
    for (let n = 1; anchors.has(anchor); n += 1) anchor = `${base}-${n}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** The relative links of a file: path (empty for the file itself) and anchor. */
function linksOf(name: string): { link: string; path: string; anchor: string }[] {
  return [...proseOf(name).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [path = '', anchor = ''] = link.split('#');
    return [{ link, path: normalize(path === '' ? name : join(dirname(name), path)), anchor }];
  });
}

describe.each(files)('%s', (name) => {
  const links = linksOf(name);

  it('links only to files that exist', () => {
    expect(links.filter(({ path }) => !existsSync(path)).map(({ link }) => link)).toEqual([]);
  });

  it('links only to headings that exist', () => {
    const broken = links.filter(
      ({ path, anchor }) =>
        anchor !== '' &&
        !(existsSync(path) && statSync(path).isFile() && anchorsOf(path).has(anchor)),
    );
    expect(broken.map(({ link }) => link)).toEqual([]);
  });
});

it('finds the documents', () => {
  expect(files).toEqual(expect.arrayContaining(['README.md', 'docs/runbook/README.md']));
});
