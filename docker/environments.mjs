// Writes the rules of docker/environments.json to GitHub: the branch that may deploy to each
// environment, its approval and its wait. Needs the GitHub CLI, signed in as an administrator.
//
//   node docker/environments.mjs OWNER/NAME uat=LOGINS prod-approval=LOGINS prod=LOGINS [--apply]
//
// LOGINS are the reviewers, such as ada,grace. Without --apply nothing is changed. One approval is
// enough for GitHub, however many reviewers an environment has: the two approvals of main are
// therefore two environments, and must not share a reviewer.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const USAGE =
  'Usage: node docker/environments.mjs OWNER/NAME uat=LOGINS prod-approval=LOGINS prod=LOGINS [--apply]';
/** GitHub's own limit for an environment. */
const MAX_REVIEWERS = 6;
const RULES = JSON.parse(readFileSync(new URL('environments.json', import.meta.url), 'utf8'));

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Calls GitHub's API and returns its answer. Ends the program when GitHub refuses. */
function github(method, path, body) {
  const input = body === undefined ? [] : ['--input', '-'];
  const { status, stdout, stderr, error } = spawnSync(
    'gh',
    ['api', '--method', method, path, ...input],
    { input: body && JSON.stringify(body), encoding: 'utf8' },
  );
  if (error)
    stop(`The GitHub CLI cannot be run: ${error.message}. Install gh, then: gh auth login`);
  if (status !== 0) stop(`GitHub refused ${method} ${path}: ${stdout}${stderr}`);
  return stdout === '' ? {} : JSON.parse(stdout);
}

/** The reviewers of each environment, as the arguments name them. */
function readReviewers(args) {
  const reviewers = Object.fromEntries(RULES.map(({ name }) => [name, []]));
  for (const argument of args) {
    const [, name, logins] = /^([\w-]+)=([a-z\d,-]+)$/i.exec(argument) ?? [];
    if (!RULES.some((rule) => rule.name === name && rule.approval)) stop(USAGE);
    reviewers[name] = logins.toLowerCase().split(',').filter(Boolean);
  }
  for (const { name, branch, approval } of RULES) {
    const count = reviewers[name].length;
    if (approval && (count === 0 || count > MAX_REVIEWERS))
      stop(`${name} needs 1 to ${MAX_REVIEWERS} reviewers. ${USAGE}`);
    const others = RULES.filter((rule) => rule.branch === branch && rule.name !== name);
    const both = reviewers[name].find((login) =>
      others.some((other) => reviewers[other.name].includes(login)),
    );
    if (both) stop(`${both} could give both approvals of ${branch}. Name different people.`);
  }
  return reviewers;
}

/** Writes the rules of one environment, and allows its branch and no other. */
function apply(path, { branch, approval, waitMinutes }, ids) {
  github('PUT', path, {
    wait_timer: waitMinutes,
    prevent_self_review: approval,
    reviewers: approval ? ids.map((id) => ({ type: 'User', id })) : null,
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
    can_admins_bypass: !approval,
  });
  const policies = `${path}/deployment-branch-policies`;
  const { branch_policies: found } = github('GET', `${policies}?per_page=100`);
  if (!found.some(({ name }) => name === branch))
    github('POST', policies, { name: branch, type: 'branch' });
  for (const { id, name } of found) if (name !== branch) github('DELETE', `${policies}/${id}`);
}

/** GitHub accepts some rules that the plan of the repository does not have, and drops them. */
function isKept(path, { approval, waitMinutes }, ids) {
  const { protection_rules: rules = [], can_admins_bypass: bypass } = github('GET', path);
  const review = rules.find(({ type }) => type === 'required_reviewers');
  const kept = new Set((review?.reviewers ?? []).map(({ reviewer }) => reviewer.id));
  const wait = rules.find(({ type }) => type === 'wait_timer')?.wait_timer ?? 0;
  const approved = !approval || (review?.prevent_self_review === true && bypass === false);
  return (
    wait === waitMinutes && kept.size === ids.length && ids.every((id) => kept.has(id)) && approved
  );
}

const [repository = '', ...rest] = process.argv.slice(2);
if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) stop(USAGE);
const reviewers = readReviewers(rest.filter((argument) => argument !== '--apply'));
for (const { name, branch, waitMinutes } of RULES) {
  const who = reviewers[name].join(' or ') || 'no approval';
  process.stdout.write(`${name}: from ${branch}, ${who}, wait ${waitMinutes} min\n`);
}
if (!rest.includes('--apply')) {
  process.stdout.write('Nothing was changed. Run it again with --apply to write these rules.\n');
  process.exit();
}
// Every reviewer is checked before the first rule is written.
const ids = Object.fromEntries(
  Object.entries(reviewers).map(([name, logins]) => [
    name,
    logins.map((login) => {
      github('GET', `repos/${repository}/collaborators/${login}`);
      return github('GET', `users/${login}`).id;
    }),
  ]),
);
const pathOf = (name) => `repos/${repository}/environments/${name}`;
for (const rule of RULES) apply(pathOf(rule.name), rule, ids[rule.name]);
const lost = RULES.filter((rule) => !isKept(pathOf(rule.name), rule, ids[rule.name]));
if (lost.length > 0) {
  const names = lost.map(({ name }) => name).join(', ');
  stop(`GitHub did not keep the rules of ${names}. Check them in the repository's settings.`);
}
process.stdout.write(
  'Written. Next, set their secrets and variables: see docs/runbook/operate/set-up-github.md.\n',
);
