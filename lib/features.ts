import { FEATURES, isShown, type Feature } from '@/contract/features';
import { env } from '@/lib/env';

/** True when this environment (APP_ENV) shows the feature. Endpoints of a hidden one answer 404. */
export function isEnabled(feature: Feature): boolean {
  return isShown(feature, env().APP_ENV);
}

/** For every feature, whether this environment shows it. */
export function featureStates(): Record<Feature, boolean> {
  const names = Object.keys(FEATURES) as Feature[];
  return Object.fromEntries(names.map((name) => [name, isEnabled(name)])) as Record<
    Feature,
    boolean
  >;
}
