'use client';

import Box from '@mui/material/Box';
import { CopyButton } from '@/components/ui/copy-button';

export interface CodeBlockProps {
  /** Describes the code, for the copy button and for screen readers. */
  label: string;
  code: string;
}

/** A block of code with a copy button. */
export function CodeBlock({ label, code }: CodeBlockProps) {
  return (
    <Box sx={{ position: 'relative' }}>
      <Box
        component="pre"
        role="region"
        aria-label={label}
        // A region that scrolls must be reachable by keyboard.
        tabIndex={0}
        sx={{
          m: 0,
          p: 1.5,
          pr: 6,
          maxHeight: 360,
          overflow: 'auto',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          borderRadius: 1,
          bgcolor: 'background.default',
          border: 1,
          borderColor: 'divider',
          fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
          fontSize: '0.8125rem',
          lineHeight: 1.6,
        }}
      >
        <code>{code}</code>
      </Box>
      <Box sx={{ position: 'absolute', top: 6, right: 6, bgcolor: 'background.default' }}>
        <CopyButton text={code} what={label} />
      </Box>
    </Box>
  );
}
