import { buildApp } from '@/scripts/build-app';
import { orExplain, say, step } from '@/scripts/say';

await orExplain(async () => {
  await step('Building web, sidecar and worker', buildApp);
  say('Built. Run it with: npm start');
});
