import { Instruction } from '@/scripts/say';

/** What GitHub shall ask for before a job runs in an environment. */
export interface EnvironmentRules {
  name: string;
  /** The only branch that may deploy to it. */
  branch: string;
  /** Logins. One of them must approve, and not the person who started the run. Empty: nobody. */
  reviewers: string[];
  /** 0–43,200. */
  waitMinutes: number;
}

export interface Reviewers {
  uat: string[];
  /** The first and the second approval of prod; nobody may be in both. */
  prodFirst: string[];
  prodSecond: string[];
}

/** GitHub's own limit. */
const MAX_REVIEWERS = 6;
const MAX_WAIT_MINUTES = 43_200;

function checkReviewers(option: string, logins: string[]): void {
  if (logins.length === 0 || logins.length > MAX_REVIEWERS)
    throw new Instruction(`${option} needs one to ${MAX_REVIEWERS} logins, such as ada,grace.`);
  const odd = logins.find((login) => !/^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i.test(login));
  if (odd !== undefined) throw new Instruction(`${option}: "${odd}" is not a login of GitHub.`);
}

/**
 * The rules of all environments. For GitHub one approval is enough, however many reviewers an
 * environment has; so the two of prod are two environments with different reviewers.
 * @throws Instruction when they could not keep that promise.
 */
export function environmentRules(reviewers: Reviewers, waitMinutes: number): EnvironmentRules[] {
  const { uat, prodFirst, prodSecond } = reviewers;
  checkReviewers('--uat', uat);
  checkReviewers('--prod-first', prodFirst);
  checkReviewers('--prod-second', prodSecond);
  const second = new Set(prodSecond.map((login) => login.toLowerCase()));
  const both = prodFirst.filter((login) => second.has(login.toLowerCase()));
  if (both.length > 0) {
    throw new Instruction(
      `${both.join(', ')} could give both approvals of prod. Name different people.`,
    );
  }
  if (!Number.isInteger(waitMinutes) || waitMinutes < 1 || waitMinutes > MAX_WAIT_MINUTES)
    throw new Instruction(`--wait-minutes must be 1 to ${MAX_WAIT_MINUTES}.`);
  return [
    { name: 'dev', branch: 'develop', reviewers: [], waitMinutes: 0 },
    { name: 'qa', branch: 'qa', reviewers: [], waitMinutes: 0 },
    { name: 'uat', branch: 'uat', reviewers: uat, waitMinutes: 0 },
    { name: 'prod-approval', branch: 'main', reviewers: prodFirst, waitMinutes: 0 },
    { name: 'prod', branch: 'main', reviewers: prodSecond, waitMinutes },
  ];
}
