'use client';

import GlobalStyles from '@mui/material/GlobalStyles';

/** On paper: only the facts, black on white in every colour scheme. */
const ON_PAPER = {
  '@media print': {
    ':root, [data-dark]': {
      colorScheme: 'light',
      '--mui-palette-text-primary': '#000',
      '--mui-palette-text-secondary': '#444',
      '--mui-palette-background-default': '#fff',
      '--mui-palette-background-paper': '#fff',
      '--mui-palette-success-main': '#15703a',
      '--mui-palette-divider': '#ccc',
    },
    'body, main': { background: '#fff' },
    'header, nav, aside, [data-noprint]': { display: 'none !important' },
    '[data-printonly]': { display: 'block !important' },
    '.MuiPaper-root': { border: 'none !important', padding: '0 !important' },
  },
} as const;

/** The styles of a printed confirmation. */
export function PrintStyles() {
  return <GlobalStyles styles={ON_PAPER} />;
}
