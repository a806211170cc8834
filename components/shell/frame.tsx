'use client';

import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import type { ActionResult } from '@/contract/action-result';
import { SignInAgain } from '@/components/auth/sign-in-again';
import { FrameBar } from '@/components/shell/frame-bar';
import { FramePanel } from '@/components/shell/frame-panel';
import { ShortcutsDialog } from '@/components/shell/shortcuts-dialog';
import { MAIN_ID, SkipLink } from '@/components/shell/skip-link';
import { ToastBar } from '@/components/shell/toast-bar';
import { useShortcuts } from '@/components/shell/use-shortcuts';

const PANEL_WIDTH = 232;

export interface FrameProps {
  email: string;
  environment: string;
  signOut: () => Promise<ActionResult<undefined>>;
  children: ReactNode;
}

/** The frame around every page of the console. Only the page itself is printed. */
export function Frame({ email, environment, signOut, children }: FrameProps) {
  const [listing, setListing] = useState(false);
  const shortcuts = useShortcuts(() => setListing(true));
  const panel = { email, environment, signOut, onShortcuts: () => setListing(true) };
  return (
    <>
      <SkipLink />
      <Box sx={{ display: { md: 'flex' }, '@media print': { display: 'block' } }}>
        <Box
          sx={{
            display: { xs: 'none', md: 'block' },
            position: 'sticky',
            top: 0,
            flexShrink: 0,
            width: PANEL_WIDTH,
            height: '100vh',
            overflowY: 'auto',
            borderRight: 1,
            borderColor: 'divider',
            bgcolor: 'background.paper',
            '@media print': { display: 'none' },
          }}
        >
          <FramePanel {...panel} />
        </Box>
        <FrameBar {...panel} />
        <Box
          component="main"
          id={MAIN_ID}
          tabIndex={-1}
          sx={{
            flexGrow: 1,
            minWidth: 0,
            maxWidth: 1440,
            outline: 'none',
            px: { xs: 2, sm: 3, lg: 4 },
            py: { xs: 2, sm: 3.5 },
            '@media print': { p: 0 },
          }}
        >
          {children}
        </Box>
      </Box>
      <ShortcutsDialog open={listing} onClose={() => setListing(false)} {...shortcuts} />
      <SignInAgain email={email} />
      <ToastBar />
    </>
  );
}
