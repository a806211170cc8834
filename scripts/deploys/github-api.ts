import { Instruction } from '@/scripts/say';

/** A client of GitHub's REST API for one repository. */
export class GitHub {
  readonly #base: string;
  readonly #repository: string;
  readonly #token: string;

  /** `repository` is `owner/name`; `base` the API's address without a slash at its end. */
  constructor(base: string, repository: string, token: string) {
    this.#base = base;
    this.#repository = `${base}/repos/${repository}`;
    this.#token = token;
  }

  /**
   * One request. A `path` that begins with `/users/` is GitHub's, any other the repository's.
   * Gives the answer's body; undefined when there is no such thing (404).
   * @throws Instruction for any other answer that is no success.
   */
  async send<T>(method: string, path: string, body?: object): Promise<T | undefined> {
    const root = path.startsWith('/users/') ? this.#base : this.#repository;
    const response = await fetch(root + path, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${this.#token}`,
        'x-github-api-version': '2022-11-28',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status === 404) return undefined;
    if (!response.ok) {
      throw new Instruction(
        `GitHub answered ${response.status} to ${method} ${path}: ${text}\n` +
          'The token needs "Administration: read and write" for this repository. Reviewers in a ' +
          'private repository need a plan that has them.',
      );
    }
    return (text === '' ? {} : JSON.parse(text)) as T;
  }
}
