import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export interface VisuallyHiddenProps {
  children: ReactNode;
  /** `div` for children that a `span` cannot contain. */
  component?: 'span' | 'div';
}

/** Content that only screen readers read. */
export function VisuallyHidden({ children, component = 'span' }: VisuallyHiddenProps) {
  return (
    <Box
      component={component}
      sx={{
        position: 'absolute',
        width: '1px',
        height: '1px',
        overflow: 'hidden',
        clipPath: 'inset(50%)',
        whiteSpace: 'nowrap',
      }}
    >
      {children}
    </Box>
  );
}
