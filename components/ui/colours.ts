/**
 * The colours, light and dark; every pair of text and background meets WCAG AA. The theme of the
 * console and the pages without it (`plain.module.css`) use the same values.
 */
export const COLOURS = {
  light: {
    page: '#f6f7f9',
    paper: '#ffffff',
    text: 'rgba(0, 0, 0, 0.87)',
    muted: 'rgba(0, 0, 0, 0.6)',
    line: 'rgba(0, 0, 0, 0.12)',
    edge: '#7b818a',
    primary: '#1d4ed8',
    onPrimary: '#ffffff',
    success: '#15703a',
    warning: '#8f5200',
    error: '#b42318',
    info: '#1b5fae',
  },
  dark: {
    page: '#0d1117',
    paper: '#151b23',
    text: '#ffffff',
    muted: 'rgba(255, 255, 255, 0.7)',
    line: 'rgba(255, 255, 255, 0.12)',
    edge: '#7d8590',
    primary: '#8fb3ff',
    onPrimary: 'rgba(0, 0, 0, 0.87)',
    success: '#5bd08a',
    warning: '#f0b35a',
    error: '#ff8f85',
    info: '#7db8f5',
  },
} as const;

type Scheme = keyof typeof COLOURS;

const variables = (scheme: Scheme): string =>
  [
    `color-scheme:${scheme}`,
    ...Object.entries(COLOURS[scheme]).map(([name, value]) => `--desk-${name}:${value}`),
  ].join(';');

/** COLOURS as CSS variables (`--desk-page`, …), selected by the attribute of the scheme. */
export const COLOUR_VARIABLES = `:root{${variables('light')}}[data-dark]{${variables('dark')}}`;
