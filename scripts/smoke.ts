import { smoke } from '@/container/smoke';
import { runScript } from '@/scripts/run-script';
import { say } from '@/scripts/say';
import { UserError } from '@/scripts/user-error';

await runScript(async () => {
  const passed = await smoke(process.argv.slice(2)).catch((error: Error) => {
    throw new UserError(error.message);
  });
  say(passed);
});
process.exit();
