import { databaseUrl } from '@/lib/env';
import { readArguments } from '@/backup/read-arguments';
import { restoreBackup } from '@/backup/restore-backup';
import { runScript } from '@/scripts/run-script';
import { say, step } from '@/scripts/say';
import { UserError } from '@/scripts/user-error';

const USAGE = 'npm run restore -- FOLDER/NAME.dump';

await runScript(async () => {
  const [dump, ...rest] = readArguments({ allowPositionals: true }, USAGE).positionals;
  if (dump === undefined || rest.length > 0) throw new UserError(`Name one backup: ${USAGE}`);
  const url = databaseUrl();
  const compared = await step('Restoring', () => restoreBackup(url, dump));
  say(
    compared
      ? 'Every table, sum, sequence and definition is as it was dumped.'
      : 'It came without a list of its contents, so nothing could be compared.',
  );
  say('Restored. Start nothing yet: docs/runbook/operate/restore.md lists the next steps.');
});
