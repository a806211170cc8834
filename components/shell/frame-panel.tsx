'use client';

import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import Link from 'next/link';
import { LiveBadge } from '@/components/live/live-badge';
import type { ActionResult } from '@/contract/action-result';
import { links } from '@/contract/links';
import { FrameNav } from '@/components/shell/frame-nav';
import { Logo } from '@/components/ui/logo';
import { UserMenu } from '@/components/shell/user-menu';

export interface FramePanelProps {
  email: string;
  environment: string;
  onShortcuts: () => void;
  signOut: () => Promise<ActionResult<undefined>>;
  /** Called when a page was chosen, where the panel covers the page. */
  onGo?: () => void;
}

/** The panel at the side of every page: environment, navigation, live state, user menu. */
export function FramePanel({ email, environment, onShortcuts, signOut, onGo }: FramePanelProps) {
  return (
    <Stack sx={{ height: '100%', p: 1.5, gap: 1.5 }}>
      <Box sx={{ px: 1, pt: 0.5 }}>
        <MuiLink component={Link} href={links.home} color="inherit" underline="none">
          <Logo />
        </MuiLink>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          Environment <strong>{environment}</strong>
        </Typography>
      </Box>
      <FrameNav {...(onGo && { onGo })} />
      <Box sx={{ flexGrow: 1 }} />
      <Box sx={{ px: 1 }}>
        <LiveBadge />
      </Box>
      <UserMenu email={email} onShortcuts={onShortcuts} signOut={signOut} />
    </Stack>
  );
}
