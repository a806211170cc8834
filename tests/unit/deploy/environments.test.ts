import { describe, expect, it } from 'vitest';
import rules from '@/docker/environments.json';
import { runWithStandIns } from '@/tests/unit/deploy/stand-in';
import { branchEnvironments } from '@/tests/unit/deploy/workflows';

const REVIEWERS = ['uat=ada,grace', 'prod-approval=ada', 'prod=grace,Katherine'];

/**
 * GitHub for one repository: ada is user 1, grace 2, katherine 3, `stranger` may not read it. What is
 * written is kept in a file each; `LOSES` names an environment that loses its reviewers.
 */
const GH = `
  shift; method=$2; path=$3
  name=\${path#repos/ada/wires/environments/}; name=\${name%%/*}
  case "$method $path" in
    *collaborators/stranger) echo 'HTTP 404' >&2; exit 1 ;;
    *collaborators/*) ;;
    *users/ada) echo '{"id":1}' ;;
    *users/grace) echo '{"id":2}' ;;
    *users/katherine) echo '{"id":3}' ;;
    "GET "*/deployment-branch-policies*) [ "$name" = qa ] && own=qa || own=other
      echo "{\\"branch_policies\\":[{\\"id\\":7,\\"name\\":\\"$own\\"}]}" ;;
    "PUT "*) cat >"$KEEP/$name"; echo "put $name $(cat "$KEEP/$name")" >>"$KEEP/calls"; echo '{}' ;;
    "POST "*) echo "post $name $(cat)" >>"$KEEP/calls"; echo '{}' ;;
    "GET "*) node -e '
      const { wait_timer, reviewers, prevent_self_review, can_admins_bypass } =
        JSON.parse(require("fs").readFileSync(0));
      const kept = process.argv[1] === process.env.LOSES ? [] : (reviewers ?? []);
      console.log(JSON.stringify({ can_admins_bypass, protection_rules: [
        { type: "wait_timer", wait_timer },
        { type: "required_reviewers", prevent_self_review,
          reviewers: kept.map(({ id }) => ({ reviewer: { id } })) } ] }))' "$name" <"$KEEP/$name" ;;
  esac`;

const run = (args: string[], env = {}) =>
  runWithStandIns(['docker/environments.mjs', 'ada/wires', ...args], { gh: GH }, env);
const written = (calls: string[], verb: string) =>
  Object.fromEntries(
    calls.flatMap((call) => {
      const [, name, body] = new RegExp(`^${verb} (\\S+) (\\{.*)`).exec(call) ?? [];
      return name === undefined ? [] : [[name, JSON.parse(body ?? '') as unknown]];
    }),
  );
const writes = (calls: string[]) => calls.filter((call) => /^gh .*--method (?!GET)/.test(call));

describe('docker/environments.json', () => {
  it('has the environments of deploy.yml with their branches, and one for the first approval', () => {
    const branches = rules.map(({ branch, name }) => [branch, name]);
    expect(branches.filter(([, name]) => name !== 'prod-approval')).toEqual(branchEnvironments());
    expect(branches).toContainEqual(['main', 'prod-approval']);
  });

  it('asks for one approval in uat, and for two and a wait in prod', () => {
    const approvals = rules.filter(({ approval }) => approval).map(({ name }) => name);
    expect(approvals).toEqual(['uat', 'prod-approval', 'prod']);
    expect(rules.find(({ name }) => name === 'prod')?.waitMinutes).toBeGreaterThan(0);
  });
});

describe('docker/environments.mjs', () => {
  it('shows the rules and changes nothing without --apply', () => {
    const { code, out, calls } = run(REVIEWERS);
    expect(code).toBe(0);
    expect(out).toContain('dev: from develop, no approval, wait 0 min\n');
    expect(out).toContain('prod: from main, grace or katherine, wait 30 min\n');
    expect(out).toContain('Nothing was changed.');
    expect(calls).toEqual([]);
  });

  it('writes one branch for each environment, and for prod two approvals and a wait', () => {
    const { code, out, calls } = run([...REVIEWERS, '--apply']);
    expect({ code, last: out.trim().split('\n').at(-1) }).toMatchObject({ code: 0 });
    const rule = (ids: number[], wait_timer: number) => ({
      wait_timer,
      prevent_self_review: ids.length > 0,
      reviewers: ids.length === 0 ? null : ids.map((id) => ({ type: 'User', id })),
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
      can_admins_bypass: ids.length === 0,
    });
    expect(written(calls, 'put')).toEqual({
      dev: rule([], 0),
      qa: rule([], 0),
      uat: rule([1, 2], 0),
      'prod-approval': rule([1], 0),
      prod: rule([2, 3], 30),
    });
    const branch = (name: string) => ({ name, type: 'branch' });
    expect(written(calls, 'post')).toEqual({
      dev: branch('develop'),
      uat: branch('uat'),
      'prod-approval': branch('main'),
      prod: branch('main'),
    });
    const removed = calls.filter((call) => call.includes('DELETE'));
    expect(removed).toHaveLength(4);
    expect(removed[0]).toContain('environments/dev/deployment-branch-policies/7');
  });

  it('reports a rule that GitHub does not keep', () => {
    const { code, error } = run([...REVIEWERS, '--apply'], { LOSES: 'uat' });
    expect(code).toBe(1);
    expect(error).toContain('GitHub did not keep the rules of uat.');
  });

  it.each([
    ['no reviewer of uat', REVIEWERS.slice(1), 'uat needs 1 to 6 reviewers'],
    ['seven reviewers', [...REVIEWERS, 'uat=a,b,c,d,e,f,g'], 'uat needs 1 to 6 reviewers'],
    ['one person for both approvals', [...REVIEWERS, 'prod=ADA'], 'ada could give both approvals'],
    ['a login with a slash', [...REVIEWERS, 'uat=a/b'], 'Usage'],
    ['a reviewer of qa', [...REVIEWERS, 'qa=ada'], 'Usage'],
    ['an unknown option', [...REVIEWERS, '--force'], 'Usage'],
    ['a reviewer without access', [...REVIEWERS, 'prod=stranger'], 'collaborators/stranger'],
  ])('writes nothing with %s', (_, args, message) => {
    const { code, error, calls } = run([...args, '--apply']);
    expect(code).toBe(1);
    expect(error).toContain(message);
    expect(writes(calls)).toEqual([]);
  });
});
