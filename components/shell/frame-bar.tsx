'use client';

import MenuRounded from '@mui/icons-material/MenuRounded';
import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import MuiLink from '@mui/material/Link';
import Toolbar from '@mui/material/Toolbar';
import Link from 'next/link';
import { useState } from 'react';
import { links } from '@/contract/links';
import { LiveBadge } from '@/components/live/live-badge';
import { FramePanel, type FramePanelProps } from '@/components/shell/frame-panel';
import { Logo } from '@/components/ui/logo';

/** The bar above every page on a narrow screen; the panel opens over the page. */
export function FrameBar(props: FramePanelProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <AppBar
      position="sticky"
      color="inherit"
      elevation={0}
      sx={{
        display: { md: 'none' },
        borderWidth: '0 0 1px',
        borderColor: 'divider',
        '@media print': { display: 'none' },
      }}
    >
      <Toolbar variant="dense" sx={{ gap: 1 }}>
        <IconButton edge="start" aria-label="Open navigation" onClick={() => setOpen(true)}>
          <MenuRounded />
        </IconButton>
        <MuiLink
          component={Link}
          href={links.home}
          color="inherit"
          underline="none"
          sx={{ display: { xs: 'none', sm: 'block' } }}
        >
          <Logo />
        </MuiLink>
        <Box sx={{ flexGrow: 1 }} />
        <LiveBadge />
      </Toolbar>
      <Drawer
        open={open}
        onClose={close}
        slotProps={{ paper: { 'aria-label': 'Navigation', sx: { width: 264 } } }}
      >
        <FramePanel
          {...props}
          onGo={close}
          onShortcuts={() => {
            close();
            props.onShortcuts();
          }}
        />
      </Drawer>
    </AppBar>
  );
}
