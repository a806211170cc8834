import { parseArgs } from 'node:util';
import { applyRules, differences } from '@/scripts/deploys/environment-changes';
import { environmentRules } from '@/scripts/deploys/environment-rules';
import { GitHub } from '@/scripts/deploys/github-api';
import { Instruction, orExplain, say } from '@/scripts/say';

const USAGE = `npm run environments -- --repository OWNER/NAME --uat LOGINS
    --prod-first LOGINS --prod-second LOGINS [--wait-minutes 30] [--apply]
LOGINS is a list such as ada,grace. The token of an administrator is taken from GITHUB_TOKEN.`;

const logins = (list: string) => list.split(',').flatMap((login) => login.trim() || []);

function options(): ReturnType<typeof read> {
  try {
    return read();
  } catch (error) {
    throw new Instruction(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function read() {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  return parseArgs({
    options: {
      repository: text(''),
      uat: text(''),
      'prod-first': text(''),
      'prod-second': text(''),
      'wait-minutes': text('30'),
      apply: { type: 'boolean', default: false },
    },
  }).values;
}

await orExplain(async () => {
  const given = options();
  if (!/^[\w.-]+\/[\w.-]+$/.test(given.repository)) throw new Instruction(USAGE);
  const rules = environmentRules(
    {
      uat: logins(given.uat),
      prodFirst: logins(given['prod-first']),
      prodSecond: logins(given['prod-second']),
    },
    Number(given['wait-minutes']),
  );
  const token = process.env['GITHUB_TOKEN'] ?? '';
  if (token === '') throw new Instruction('GITHUB_TOKEN is not set. Make a token, and export it.');
  const base = process.env['GITHUB_API_URL'] ?? 'https://api.github.com';
  const github = new GitHub(base, given.repository, token);
  if ((await github.send('GET', '')) === undefined) {
    throw new Instruction(`There is no ${given.repository}, or this token may not see it.`);
  }
  const changes = await differences(github, rules);
  for (const line of changes) say(line);
  if (changes.length === 0) {
    say(`The environments of ${given.repository} are as they should be. Nothing to do.`);
  } else if (!given.apply) {
    say('Nothing was changed. Run it again with --apply to do this.');
  } else {
    await applyRules(github, rules);
    say('Done. Next, set their secrets and variables: see "Deploys" in docs/runbook.md.');
  }
});
