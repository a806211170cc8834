import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Written {
  wait_timer: number;
  prevent_self_review: boolean;
  reviewers: { type: 'User'; id: number }[] | null;
  deployment_branch_policy: { protected_branches: boolean; custom_branch_policies: boolean };
  can_admins_bypass: boolean;
}

const PEOPLE = ['ada', 'grace', 'katherine', 'stranger'];
export const TOKEN = 'a-token-of-an-administrator';

/** What the stub answers: a status and a body. */
type Answer = [status: number, body?: object];

/** The part of GitHub's REST API that the script uses, for one repository, with its memory. */
export class StubGitHub {
  readonly environments = new Map<string, Written>();
  readonly branches = new Map<string, string[]>();
  /** Every request that would change something, with its body. */
  readonly writes: string[] = [];
  /** Takes reviewers and forgets them, as some plans do. */
  forgetful = false;
  readonly #server = createServer((request, response) => {
    void text(request).then((body) => {
      const known = request.headers.authorization === `Bearer ${TOKEN}`;
      const [status, answer] = known
        ? this.#answer(request.method ?? '', request.url ?? '', body)
        : [401, { message: 'Bad credentials' }];
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(answer === undefined ? '' : JSON.stringify(answer));
    });
  });

  /** Listens on a free port of loopback and gives the API's address. */
  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(method: string, url: string, body: string): Answer {
    const [path = ''] = url.split('?');
    const person = /^\/users\/(\w+)$/.exec(path)?.[1] ?? '';
    if (person !== '') return PEOPLE.includes(person) ? [200, { id: idOf(person) }] : [404, {}];
    const own = /^\/repos\/ada\/wires(.*)$/.exec(path)?.[1];
    if (own === undefined) return [404, {}];
    if (own === '') return [200, {}];
    const reader = /^\/collaborators\/(\w+)$/.exec(own)?.[1];
    if (reader !== undefined) return reader === 'stranger' ? [404, {}] : [204];
    if (method !== 'GET') this.writes.push(`${method} ${own} ${body}`.trim());
    const [, name = '', rest = ''] = /^\/environments\/([\w-]+)(.*)$/.exec(own) ?? [];
    return rest === ''
      ? this.#environment(method, name, body)
      : this.#policies(method, name, rest, body);
  }

  #environment(method: string, name: string, body: string): Answer {
    if (method === 'PUT') this.environments.set(name, JSON.parse(body) as Written);
    const found = this.environments.get(name);
    if (found === undefined) return [404, {}];
    const reviewers = this.forgetful ? [] : (found.reviewers ?? []);
    const rules = [
      ...(found.wait_timer > 0 ? [{ type: 'wait_timer', wait_timer: found.wait_timer }] : []),
      ...(reviewers.length > 0
        ? [
            {
              type: 'required_reviewers',
              prevent_self_review: found.prevent_self_review,
              reviewers: reviewers.map(({ type, id }) => ({
                type,
                reviewer: { id, login: PEOPLE[id - 1] },
              })),
            },
          ]
        : []),
    ];
    return [200, { ...found, name, protection_rules: rules }];
  }

  #policies(method: string, name: string, rest: string, body: string): Answer {
    const branches = this.branches.get(name) ?? [];
    if (method === 'POST')
      this.branches.set(name, [...branches, (JSON.parse(body) as { name: string }).name]);
    if (method === 'DELETE') {
      const id = Number(rest.split('/').at(-1));
      this.branches.set(
        name,
        branches.filter((_, i) => i + 1 !== id),
      );
      return [204];
    }
    const policies = branches.map((branch, i) => ({ id: i + 1, name: branch, type: 'branch' }));
    return [200, { total_count: policies.length, branch_policies: policies }];
  }
}

/** The number under which the stub knows a person. */
export function idOf(login: string): number {
  return PEOPLE.indexOf(login) + 1;
}
