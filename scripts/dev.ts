import { runDesk } from '@/scripts/desk/desk';
import { orExplain } from '@/scripts/say';

await orExplain(() => runDesk('development'));
process.exit();
