import { smoke } from '@/container/smoke';
import { runScript } from '@/scripts/run-script';
import { say } from '@/scripts/say';
import { UserError } from '@/scripts/user-error';

await runScript(async () => {
  const passed = await smoke(process.argv.slice(2)).catch((error: unknown) => {
    throw new UserError(error instanceof Error ? error.message : String(error));
  });
  say(passed);
});
process.exit();
