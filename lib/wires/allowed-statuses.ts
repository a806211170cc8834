import { statusesFor, type WireAction, type WireStatus } from '@/contract/wire-status';
import { env } from '@/lib/env';

/** The statuses in which an action may happen, with the features that this environment shows. */
export function allowedStatuses(action: WireAction): WireStatus[] {
  return statusesFor(action, env().APP_ENV);
}
