import { describe, expect, it } from 'vitest';
import { findings, workflows } from '@/tests/unit/deploy/workflows';

describe('actionlint', () => {
  it.each(workflows)('finds nothing in $name', async ({ name, text }) => {
    expect(await findings(text, name)).toEqual([]);
  });

  const sound = `on: push
permissions: {}
jobs:
  a:
    runs-on: ubuntu-24.04
    steps:
      - run: echo hello
  b:
    needs: a
    runs-on: ubuntu-24.04
    steps:
      - run: echo hello
`;

  it('accepts a valid workflow', async () => {
    expect(await findings(sound, 'sound.yml')).toEqual([]);
  });

  it.each([
    ['a job that needs an unknown job', 'needs: a', 'needs: c', /needs job "c"/],
    ['an unknown trigger', 'on: push', 'on: pushed', /"pushed"/],
    ['an unknown runner', 'runs-on: ubuntu-24.04', 'runs-on: ubuntu-1', /ubuntu-1/],
    ['an unknown key', 'permissions: {}', 'permission: {}', /"permission"/],
    ['an unknown scope', 'permissions: {}', 'permissions: { content: read }', /"content"/],
    ['an unknown value', 'echo hello', 'echo ${{ gitub.sha }}', /"gitub"/],
    ['a script that a pull request can inject', 'hello', '${{ github.head_ref }}', /untrusted/],
    ['broken YAML', 'permissions: {}', 'permissions: {', /could not parse/],
  ])('finds %s', async (_, before, after, message) => {
    const broken = sound.replace(before, after);
    expect(broken).not.toBe(sound);
    expect((await findings(broken, 'broken.yml')).join('\n')).toMatch(message);
  });
});
