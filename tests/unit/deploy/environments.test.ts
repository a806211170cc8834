import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StubGitHub, TOKEN, idOf } from '@/tests/unit/deploy/stub-github';

const PEOPLE = ['--uat', 'ada,grace', '--prod-first', 'ada', '--prod-second', 'grace,katherine'];
const REPOSITORY = ['--repository', 'ada/wires'];

let github: StubGitHub;
let address: string;

beforeEach(async () => {
  github = new StubGitHub();
  address = await github.start();
});
afterEach(() => github.stop());

/** Runs the script against the stub. */
async function run(args: string[], token = TOKEN) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/environments.ts', ...REPOSITORY, ...args],
    { env: { ...process.env, GITHUB_API_URL: address, GITHUB_TOKEN: token } },
  );
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((done) => child.on('exit', done)),
  ]);
  return { out, error, code };
}

describe('the environments of GitHub', () => {
  it('are shown and left alone, unless told to apply', async () => {
    const { out, code } = await run(PEOPLE);
    expect(code).toBe(0);
    expect(out).toContain('dev: create; branches: develop; reviewers: nobody; wait: 0 min\n');
    expect(out).toContain('uat: create; branches: uat; reviewers: ada, grace; wait: 0 min\n');
    expect(out).toContain(
      'prod: create; branches: main; reviewers: grace, katherine; wait: 30 min',
    );
    expect(out).toContain('Nothing was changed');
    expect(github.writes).toEqual([]);
  });

  it('get one branch each, and in prod two approvals by different people and a wait', async () => {
    expect((await run([...PEOPLE, '--wait-minutes', '45', '--apply'])).code).toBe(0);
    expect(Object.fromEntries(github.branches)).toEqual({
      dev: ['develop'],
      qa: ['qa'],
      uat: ['uat'],
      'prod-approval': ['main'],
      prod: ['main'],
    });
    const rules = (reviewers: string[], wait_timer: number) => ({
      wait_timer,
      prevent_self_review: reviewers.length > 0,
      reviewers:
        reviewers.length === 0 ? null : reviewers.map((who) => ({ type: 'User', id: idOf(who) })),
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
      can_admins_bypass: reviewers.length === 0,
    });
    expect(Object.fromEntries(github.environments)).toEqual({
      dev: rules([], 0),
      qa: rules([], 0),
      uat: rules(['ada', 'grace'], 0),
      'prod-approval': rules(['ada'], 0),
      prod: rules(['grace', 'katherine'], 45),
    });
  });

  it('are not written again when they are as they should be', async () => {
    await run([...PEOPLE, '--apply']);
    github.writes.length = 0;
    const { out, code } = await run([...PEOPLE, '--apply']);
    expect(code).toBe(0);
    expect(out).toContain('Nothing to do');
    expect(github.writes).toEqual([]);
  });

  it('are put right when somebody loosened them', async () => {
    await run([...PEOPLE, '--apply']);
    const prod = github.environments.get('prod');
    if (prod === undefined) throw new Error('prod was not made');
    github.environments.set('prod', { ...prod, wait_timer: 0, can_admins_bypass: true });
    github.branches.set('qa', ['feature', 'qa']);
    const { out } = await run([...PEOPLE, '--apply']);
    expect(out).toContain('qa: change; branches: feature, qa → qa\n');
    expect(out).toContain('or any administrator → grace, katherine; wait: 0 min → 30 min\n');
    expect(github.environments.get('prod')).toEqual(prod);
    expect(github.branches.get('qa')).toEqual(['qa']);
  });

  it('are reported when GitHub does not keep a rule', async () => {
    github.forgetful = true;
    const { error, code } = await run([...PEOPLE, '--apply']);
    expect(code).toBe(1);
    expect(error).toContain('GitHub did not keep these rules');
    expect(error).toContain('uat: change; reviewers: nobody → ada, grace');
  });
});

describe('nothing is asked of GitHub that breaks the promise', () => {
  it.each([
    ['nobody for uat', ['--prod-first', 'ada', '--prod-second', 'grace'], '--uat needs'],
    [
      'one person for both approvals',
      ['--uat', 'ada', '--prod-first', 'ada,grace', '--prod-second', 'Grace'],
      'grace could give both approvals',
    ],
    ['no wait', [...PEOPLE, '--wait-minutes', '0'], '--wait-minutes must be'],
    ['no login', [...PEOPLE, '--uat', 'a/b'], 'is not a login'],
    ['an unknown option', [...PEOPLE, '--force'], 'npm run environments'],
  ])('%s', async (_, args, message) => {
    const { error, code } = await run([...args, '--apply']);
    expect(code).toBe(1);
    expect(error).toContain(message);
    expect(github.writes).toEqual([]);
  });

  it.each([
    ['who cannot read the repository', 'stranger', 'Invite them'],
    ['whom GitHub does not know', 'nobody', 'knows nobody called'],
  ])('a reviewer %s', async (_, login, message) => {
    const { error, code } = await run([...PEOPLE, '--prod-second', login, '--apply']);
    expect(code).toBe(1);
    expect(error).toContain(message);
    expect(github.writes).toEqual([]);
  });

  it('a token that GitHub refuses', async () => {
    const { error, code } = await run([...PEOPLE, '--apply'], 'wrong');
    expect(code).toBe(1);
    expect(error).toContain('GitHub answered 401');
    expect(error).not.toContain('wrong');
  });
});
