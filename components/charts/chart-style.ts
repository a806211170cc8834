import { STATUS_WORDS } from '@/components/wires/status-words';

/** The colours of bars, as CSS variables of the theme. */
export const CHART_COLOURS = {
  main: 'var(--mui-palette-primary-main)',
  failed: `var(--mui-palette-${STATUS_WORDS.failed.color}-main)`,
} as const;

/** The smallest top of a scale, so that a chart without values has one. */
export const LEAST_SCALE = 4;
