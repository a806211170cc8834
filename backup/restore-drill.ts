import { databaseUrl } from '@/lib/env';
import { readArguments } from '@/backup/read-arguments';
import { runRestoreDrill } from '@/backup/run-restore-drill';
import { runScript } from '@/scripts/run-script';
import { say } from '@/scripts/say';
import { UserError } from '@/scripts/user-error';

const USAGE = 'npm run restore:drill [-- FOLDER/NAME.dump]';

await runScript(async () => {
  const [dump, ...rest] = readArguments({ allowPositionals: true }, USAGE).positionals;
  if (rest.length > 0) throw new UserError(`Name one backup, or none: ${USAGE}`);
  const interruption = new AbortController();
  const interrupt = () =>
    interruption.abort(new UserError('The restore drill was interrupted. The copy is dropped.'));
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const { signal } = interruption;
  const { settled, compared } = await runRestoreDrill({ url: databaseUrl(), dump, signal });
  const same = compared ? 'the copy is what was dumped' : 'there was nothing to compare it with';
  say(
    `The restore drill passed: ${same}, a desk runs on it, ${settled} waiting wires were settled and none was sent twice. The copy is dropped.`,
  );
});
process.exit();
