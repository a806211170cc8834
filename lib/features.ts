import { env } from '@/lib/env';

/** How far a feature has come. An environment shows what is at least as mature as it asks for. */
const MATURITY = { experimental: 0, candidate: 1, stable: 2 } as const;
type Maturity = keyof typeof MATURITY;

/** Every feature that is not simply there. A new one starts as `experimental`. */
export const FEATURES = {
  /** `GET /api/wires/export`. */
  csv_export: 'candidate',
  /** Editing a wire after it failed, before it is retried. */
  edit_failed_wires: 'experimental',
} as const satisfies Record<string, Maturity>;
export type Feature = keyof typeof FEATURES;

/** The least maturity that each environment shows. */
const LEAST: Record<ReturnType<typeof env>['APP_ENV'], Maturity> = {
  dev: 'experimental',
  uat: 'candidate',
  qa: 'stable',
  prod: 'stable',
};

/** Does this environment show the feature? An endpoint that it does not show answers 404. */
export function isEnabled(feature: Feature): boolean {
  return MATURITY[FEATURES[feature]] >= MATURITY[LEAST[env().APP_ENV]];
}

/** Every feature, and whether this environment shows it. */
export function featureStates(): Record<Feature, boolean> {
  const names = Object.keys(FEATURES) as Feature[];
  return Object.fromEntries(names.map((name) => [name, isEnabled(name)])) as Record<
    Feature,
    boolean
  >;
}
