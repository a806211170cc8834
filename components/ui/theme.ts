'use client';

import { createTheme } from '@mui/material/styles';
import { COLOURS } from '@/components/ui/colours';

/** The palette of a scheme in the form that createTheme takes. */
function palette(scheme: keyof typeof COLOURS) {
  const { page, paper, text, muted, line, primary, onPrimary, ...others } = COLOURS[scheme];
  return {
    primary: { main: primary, contrastText: onPrimary },
    background: { default: page, paper },
    text: { primary: text, secondary: muted },
    divider: line,
    success: { main: others.success },
    warning: { main: others.warning },
    error: { main: others.error },
    info: { main: others.info },
  };
}

/** Colours, type and shape of the console, light and dark. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data' },
  colorSchemes: { light: { palette: palette('light') }, dark: { palette: palette('dark') } },
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
