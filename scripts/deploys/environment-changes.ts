import type { EnvironmentRules } from '@/scripts/deploys/environment-rules';
import type { GitHub } from '@/scripts/deploys/github-api';
import { Instruction } from '@/scripts/say';

interface Environment {
  protection_rules?: {
    wait_timer?: number;
    prevent_self_review?: boolean;
    reviewers?: { type: string; reviewer: { id: number; login?: string; slug?: string } }[];
  }[];
  deployment_branch_policy: { custom_branch_policies: boolean } | null;
  can_admins_bypass?: boolean;
}

interface BranchPolicies {
  branch_policies: { id: number; name: string; type?: string }[];
}

/** How an environment stands, in the words that are shown and compared. */
interface State {
  branches: string;
  reviewers: string;
  wait: string;
}

const named = (logins: string[]) =>
  logins
    .map((login) => login.toLowerCase())
    .sort()
    .join(', ');

/** `who` approves; whether that holds for the person who started the run, and for admins, is in it. */
function approval(who: string, self: boolean, admins: boolean): string {
  if (who === '') return 'nobody';
  return `${who}${self ? ', also of their own run' : ''}${admins ? ', or any administrator' : ''}`;
}

function wantedState({ branch, reviewers, waitMinutes }: EnvironmentRules): State {
  return {
    branches: branch,
    reviewers: approval(named(reviewers), false, false),
    wait: `${waitMinutes} min`,
  };
}

async function policiesOf(github: GitHub, name: string): Promise<BranchPolicies> {
  const path = `/environments/${name}/deployment-branch-policies?per_page=100`;
  return (await github.send<BranchPolicies>('GET', path)) ?? { branch_policies: [] };
}

async function currentState(github: GitHub, name: string): Promise<State | undefined> {
  const found = await github.send<Environment>('GET', `/environments/${name}`);
  if (found === undefined) return undefined;
  const rules = found.protection_rules ?? [];
  const custom = found.deployment_branch_policy?.custom_branch_policies === true;
  const { branch_policies: policies } = custom
    ? await policiesOf(github, name)
    : { branch_policies: [] };
  const gate = rules.find(({ reviewers }) => (reviewers ?? []).length > 0);
  const who = (gate?.reviewers ?? []).map(
    ({ type, reviewer }) => reviewer.login ?? `${type} ${reviewer.slug ?? reviewer.id}`,
  );
  return {
    branches: custom ? named(policies.map((policy) => policy.name)) : 'any',
    reviewers: approval(
      named(who),
      gate?.prevent_self_review !== true,
      found.can_admins_bypass !== false,
    ),
    wait: `${rules.find(({ wait_timer }) => wait_timer !== undefined)?.wait_timer ?? 0} min`,
  };
}

/** GitHub's number of a person who may review here. @throws Instruction when they may not. */
async function reviewerId(github: GitHub, login: string): Promise<number> {
  const user = await github.send<{ id: number }>('GET', `/users/${login}`);
  if (user === undefined) throw new Instruction(`GitHub knows nobody called ${login}.`);
  if ((await github.send('GET', `/collaborators/${login}`)) === undefined) {
    throw new Instruction(`${login} cannot read this repository. Invite them, then try again.`);
  }
  return user.id;
}

async function write(
  github: GitHub,
  { name, branch, waitMinutes }: EnvironmentRules,
  ids: number[],
): Promise<void> {
  const gated = ids.length > 0;
  await github.send('PUT', `/environments/${name}`, {
    wait_timer: waitMinutes,
    prevent_self_review: gated,
    reviewers: gated ? ids.map((id) => ({ type: 'User', id })) : null,
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
    can_admins_bypass: !gated,
  });
  const { branch_policies: policies } = await policiesOf(github, name);
  const path = `/environments/${name}/deployment-branch-policies`;
  if (!policies.some((policy) => policy.name === branch)) {
    await github.send('POST', path, { name: branch, type: 'branch' });
  }
  for (const policy of policies.filter((other) => other.name !== branch)) {
    await github.send('DELETE', `${path}/${policy.id}`);
  }
}

/** What differs from the rules, one line an environment. Empty when nothing does. */
export async function differences(github: GitHub, all: EnvironmentRules[]): Promise<string[]> {
  const lines = await Promise.all(
    all.map(async (rules) => {
      const wanted = wantedState(rules);
      const current = await currentState(github, rules.name);
      const parts = (Object.keys(wanted) as (keyof State)[])
        .filter((part) => current?.[part] !== wanted[part])
        .map((part) =>
          current === undefined
            ? `${part}: ${wanted[part]}`
            : `${part}: ${current[part]} → ${wanted[part]}`,
        );
      const verb = current === undefined ? 'create' : 'change';
      return parts.length === 0 ? [] : [`${rules.name}: ${verb}; ${parts.join('; ')}`];
    }),
  );
  return lines.flat();
}

/**
 * Makes every environment be as its rules say. What already is, is written again unchanged.
 * @throws Instruction before anything is written when somebody may not review, and at the end when
 * GitHub took a rule and did not keep it.
 */
export async function applyRules(github: GitHub, all: EnvironmentRules[]): Promise<void> {
  const ids = await Promise.all(
    all.map(({ reviewers }) => Promise.all(reviewers.map((login) => reviewerId(github, login)))),
  );
  for (const [i, rules] of all.entries()) await write(github, rules, ids[i] ?? []);
  const left = await differences(github, all);
  if (left.length > 0) {
    throw new Instruction(
      `GitHub did not keep these rules; look at them in the repository's settings:\n${left.join('\n')}`,
    );
  }
}
