import { runDesk } from '@/scripts/desk/run-desk';
import { runScript } from '@/scripts/run-script';

await runScript(() => runDesk('production'));
process.exit();
