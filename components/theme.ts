'use client';

import { createTheme } from '@mui/material/styles';

/** Colours, type and shape of the console, light and dark; every colour pair meets WCAG AA. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#1d4ed8' },
        background: { default: '#f6f7f9', paper: '#ffffff' },
        success: { main: '#15703a' },
        warning: { main: '#8f5200' },
        error: { main: '#b42318' },
        info: { main: '#1b5fae' },
      },
    },
    dark: {
      palette: {
        primary: { main: '#8fb3ff' },
        background: { default: '#0d1117', paper: '#151b23' },
        success: { main: '#5bd08a' },
        warning: { main: '#f0b35a' },
        error: { main: '#ff8f85' },
        info: { main: '#7db8f5' },
      },
    },
  },
  typography: {
    fontFamily: '"Inter Variable", system-ui, sans-serif',
    h1: { fontSize: '1.5rem', fontWeight: 650, letterSpacing: '-0.01em' },
    h2: { fontSize: '1.0625rem', fontWeight: 650 },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  shape: { borderRadius: 8 },
  components: {
    MuiPaper: {
      defaultProps: { variant: 'outlined' },
      styleOverrides: { root: { backgroundImage: 'none' } },
    },
    MuiButton: { defaultProps: { disableElevation: true } },
    MuiListItemButton: {
      styleOverrides: {
        root: ({ theme: { spacing } }) => ({
          borderRadius: 6,
          padding: spacing(0.75, 1),
          marginBottom: 2,
        }),
      },
    },
    MuiListItemIcon: { styleOverrides: { root: { minWidth: 32, color: 'inherit' } } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 650 } } },
    MuiChip: { styleOverrides: { root: { fontWeight: 550 } } },
    MuiTextField: { defaultProps: { fullWidth: true } },
  },
});
