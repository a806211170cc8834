import { runDesk } from '@/scripts/desk';
import { orExplain } from '@/scripts/say';

await orExplain(() => runDesk('production'));
process.exit();
