import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { branchEnvironments, jobsOf, workflows, type Job } from '@/tests/unit/deploy/workflows';

const deploy = jobsOf('deploy.yml');
const jobs: [string, Job][] = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]): [string, Job] => [`${name}: ${id}`, job]),
);
const shell = (job: Job) => (job.steps ?? []).map(({ run }) => run ?? '').join('\n');

describe('every workflow', () => {
  it('pins actions by commit, with their version in a comment', () => {
    const lines = workflows.flatMap(({ text }) => text.split('\n'));
    const uses = lines.filter((line) => /^\s*(- )?uses:/.test(line));
    expect(uses.length).toBeGreaterThan(4);
    for (const line of uses) {
      expect(line).toMatch(/uses: (\.\/\S+$|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/);
    }
  });

  it('has no permission but to read the repository', () => {
    for (const { workflow } of workflows) expect(workflow.permissions).toBeDefined();
    const scopes = [
      ...workflows.map(({ workflow }) => workflow.permissions),
      ...jobs.map(([, { permissions }]) => permissions ?? {}),
    ];
    for (const scope of scopes) expect([{}, { contents: 'read' }]).toContainEqual(scope);
  });

  it.each(jobs.filter(([, { uses }]) => uses === undefined))('%s has a timeout', (_, job) => {
    expect(job['timeout-minutes']).toBeLessThanOrEqual(45);
  });

  it('persists no git credentials', () => {
    const checkouts = jobs
      .flatMap(([, { steps }]) => steps ?? [])
      .filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('passes values to scripts as variables, not as text', () => {
    for (const [, job] of jobs) expect(shell(job)).not.toContain('${{');
  });

  it('never disables the check of host keys', () => {
    for (const { text } of workflows) expect(text).not.toMatch(/StrictHostKeyChecking|ssh-keyscan/);
  });
});

describe('ci', () => {
  const ci = workflows.find(({ name }) => name === 'ci.yml')?.workflow;

  it('runs for pull requests, and when deploy.yml calls it', () => {
    expect(Object.keys(ci?.on ?? {})).toEqual(['pull_request', 'workflow_call']);
    expect(shell(ci?.jobs['test'] ?? {})).toContain('bash .ci/run');
  });

  it('checks the image: its content, two environments, deploys', () => {
    const script = shell(ci?.jobs['image'] ?? {});
    for (const command of ['check:image', 'smoke', 'deploy:drill']) {
      expect(script).toContain(`npm run ${command}`);
    }
  });

  it('exposes no secret to code that a pull request can change', () => {
    const steps = Object.values(ci?.jobs ?? {}).flatMap((job) => job.steps ?? []);
    const secret = steps.filter((step) => JSON.stringify(step).includes('secrets.'));
    expect(secret).toHaveLength(1);
    expect(secret[0]?.if).toBe("inputs.image != ''");
    expect(secret[0]?.run).not.toMatch(/npm|node|build|docker\//);
  });

  it('cancels the run of an outdated commit', () => {
    expect(ci?.concurrency).toEqual({
      group: 'ci-${{ github.ref }}',
      'cancel-in-progress': true,
    });
  });
});

describe('deploy', () => {
  it('deploys each branch to its environment', () => {
    const workflow = workflows.find(({ name }) => name === 'deploy.yml')?.workflow;
    expect(workflow?.on.push?.branches).toEqual(['develop', 'qa', 'uat', 'main']);
    expect(branchEnvironments()).toEqual([
      ['develop', 'dev'],
      ['qa', 'qa'],
      ['uat', 'uat'],
      ['main', 'prod'],
    ]);
  });

  it('runs in the GitHub environment of the branch, whose rules apply', () => {
    expect(deploy['deploy']?.environment).toMatchObject({
      name: '${{ needs.image.outputs.environment }}',
    });
    expect(deploy['approval']?.environment).toBe('prod-approval');
  });

  it('runs one deploy of an environment at a time, and cancels none', () => {
    expect(deploy['deploy']?.concurrency).toEqual({
      group: 'deploy-${{ needs.image.outputs.environment }}',
      'cancel-in-progress': false,
    });
  });

  it('tests the image that it deploys', () => {
    expect(deploy['ci']?.with).toEqual({ image: '${{ needs.image.outputs.image }}' });
    expect(JSON.stringify(deploy['deploy']?.steps)).toContain('needs.image.outputs.image');
  });

  it('passes each secret only to the step that needs it', () => {
    const users = jobs.flatMap(([id, { steps = [] }]) =>
      steps.flatMap((step) =>
        [...JSON.stringify(step).matchAll(/secrets\.(\w+)/g)].map(([, name]) => `${id}: ${name}`),
      ),
    );
    expect(new Set(users)).toEqual(
      new Set([
        'ci.yml: image: DOCKERHUB_USERNAME',
        'ci.yml: image: DOCKERHUB_TOKEN',
        'deploy.yml: image: DOCKERHUB_USERNAME',
        'deploy.yml: image: DOCKERHUB_TOKEN',
        'deploy.yml: deploy: DEPLOY_SSH_KEY',
      ]),
    );
    expect(deploy['deploy']?.steps?.at(-1)?.env).toHaveProperty('DEPLOY_SSH_KEY');
  });
});

type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** True when the job runs. Its `if` is an expression with the same meaning in JavaScript. */
function runs(
  id: 'ci' | 'approval' | 'deploy',
  { environment = 'dev', digest = '', cancelled = false, ...results }: Situation,
): boolean {
  const expression = /^\$\{\{(.*)\}\}$/s.exec(deploy[id]?.if ?? '')?.[1] ?? '';
  return runInNewContext(expression, {
    cancelled: () => cancelled,
    inputs: { digest },
    needs: {
      image: { result: results.image ?? 'success', outputs: { environment } },
      ci: { result: results.ci ?? 'success' },
      approval: { result: results.approval ?? 'skipped' },
    },
  }) as boolean;
}

interface Situation {
  environment?: string;
  digest?: string;
  cancelled?: boolean;
  image?: Result;
  ci?: Result;
  approval?: Result;
}

const DIGEST = `sha256:${'0'.repeat(64)}`;
const FAILED: Result[] = ['failure', 'cancelled', 'skipped'];

describe('the order of jobs', () => {
  it('deploys after successful tests', () => {
    expect(runs('deploy', { environment: 'qa' })).toBe(true);
    expect(runs('deploy', { environment: 'prod', approval: 'success' })).toBe(true);
  });

  it.each(FAILED)('does not deploy when the tests ended as %s', (ci) => {
    expect(runs('deploy', { ci })).toBe(false);
    expect(runs('deploy', { ci, environment: 'prod', approval: 'success' })).toBe(false);
    expect(runs('approval', { ci, environment: 'prod' })).toBe(false);
  });

  it.each(FAILED)('does not deploy when the image ended as %s', (image) => {
    expect(runs('deploy', { image })).toBe(false);
    expect(runs('deploy', { image, digest: DIGEST, ci: 'skipped' })).toBe(false);
  });

  it.each(FAILED)('does not deploy prod when its first approval ended as %s', (approval) => {
    expect(runs('deploy', { environment: 'prod', approval })).toBe(false);
    expect(runs('deploy', { environment: 'prod', approval, digest: DIGEST, ci: 'skipped' })).toBe(
      false,
    );
  });

  it('requires the first approval only in prod', () => {
    expect(runs('approval', { environment: 'prod' })).toBe(true);
    for (const environment of ['dev', 'qa', 'uat']) {
      expect(runs('approval', { environment })).toBe(false);
    }
  });

  it('goes back without tests, but in prod not without the approvals', () => {
    expect(runs('ci', { digest: DIGEST })).toBe(false);
    expect(runs('deploy', { digest: DIGEST, ci: 'skipped' })).toBe(true);
    const back = { environment: 'prod', digest: DIGEST, ci: 'skipped' } as const;
    expect(runs('approval', back)).toBe(true);
    expect(runs('deploy', { ...back, approval: 'success' })).toBe(true);
  });

  it('stops when it is cancelled', () => {
    expect(runs('ci', { cancelled: true })).toBe(false);
    expect(runs('deploy', { cancelled: true })).toBe(false);
    expect(runs('approval', { cancelled: true, environment: 'prod' })).toBe(false);
  });

  it('tests a repository without Docker Hub', () => {
    expect(deploy['image']?.if).toBe("vars.DOCKERHUB_REPOSITORY != ''");
    expect(runs('ci', { image: 'skipped' })).toBe(true);
    expect(runs('ci', { image: 'failure' })).toBe(false);
  });
});
