import { assemble } from '@/scripts/builds/assemble';
import { buildApp } from '@/scripts/builds/build-app';
import { runScript } from '@/scripts/run-script';
import { say, step } from '@/scripts/say';

await runScript(async () => {
  const [target] = process.argv.slice(2);
  await step('Building web, sidecar and worker', buildApp);
  if (target === undefined) {
    say('Built. Run it with: npm start');
    return;
  }
  await step('Assembling', () => assemble(target));
  say(`Built. Run it with: node ${target}/dist/container.mjs all`);
});
