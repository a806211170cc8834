/** The environments that one code base runs in. */
export const ENVIRONMENTS = ['dev', 'qa', 'uat', 'prod'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** How far a feature has come. An environment shows what is at least as mature as it asks for. */
const MATURITY = { experimental: 0, candidate: 1, stable: 2 } as const;
type Maturity = keyof typeof MATURITY;

/** Every feature that some environment does not show. A new one starts as `experimental`. */
export const FEATURES = {
  /** `GET /api/wires/export`. */
  csv_export: 'candidate',
  /** Editing a wire after it failed, before it is retried. */
  edit_failed_wires: 'experimental',
} as const satisfies Record<string, Maturity>;
export type Feature = keyof typeof FEATURES;

/** The least maturity that each environment shows. */
const LEAST_MATURITY: Record<Environment, Maturity> = {
  dev: 'experimental',
  uat: 'candidate',
  qa: 'stable',
  prod: 'stable',
};

/** True when the environment shows the feature. An endpoint that it does not show answers 404. */
export function isShown(feature: Feature, environment: Environment): boolean {
  return MATURITY[FEATURES[feature]] >= MATURITY[LEAST_MATURITY[environment]];
}
