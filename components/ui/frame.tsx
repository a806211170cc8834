'use client';

import LogoutRounded from '@mui/icons-material/LogoutRounded';
import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Container from '@mui/material/Container';
import IconButton from '@mui/material/IconButton';
import MuiLink from '@mui/material/Link';
import Toolbar from '@mui/material/Toolbar';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { signOut } from 'next-auth/react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { LiveBadge } from '@/components/live/live-badge';
import { Logo } from '@/components/ui/logo';
import { SchemeToggle } from '@/components/ui/scheme-toggle';

export interface FrameProps {
  email: string;
  environment: string;
  children: ReactNode;
}

/** What stands around every page of the console. */
export function Frame({ email, environment, children }: FrameProps) {
  return (
    <>
      <AppBar
        position="sticky"
        color="inherit"
        elevation={0}
        sx={{ borderBottom: 1, borderColor: 'divider' }}
      >
        <Toolbar sx={{ gap: { xs: 1, sm: 2 } }}>
          <MuiLink component={Link} href="/wires" color="inherit" underline="none">
            <Logo />
          </MuiLink>
          <Chip
            size="small"
            label={environment}
            variant="outlined"
            aria-label={`environment ${environment}`}
          />
          <Box sx={{ flexGrow: 1 }} />
          <LiveBadge />
          <SchemeToggle />
          <Typography
            variant="body2"
            color="textSecondary"
            noWrap
            sx={{ display: { xs: 'none', md: 'block' } }}
          >
            {email}
          </Typography>
          <Tooltip title="Sign out">
            <IconButton
              aria-label="Sign out"
              onClick={() => void signOut({ callbackUrl: '/login' })}
            >
              <LogoutRounded />
            </IconButton>
          </Tooltip>
        </Toolbar>
      </AppBar>
      <Container component="main" maxWidth="lg" sx={{ py: { xs: 2, sm: 4 } }}>
        {children}
      </Container>
    </>
  );
}
