'use client';

import DarkModeRounded from '@mui/icons-material/DarkModeRounded';
import KeyboardRounded from '@mui/icons-material/KeyboardRounded';
import LightModeRounded from '@mui/icons-material/LightModeRounded';
import LogoutRounded from '@mui/icons-material/LogoutRounded';
import UnfoldMoreRounded from '@mui/icons-material/UnfoldMoreRounded';
import Avatar from '@mui/material/Avatar';
import ButtonBase from '@mui/material/ButtonBase';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useColorScheme } from '@mui/material/styles';
import { useState } from 'react';
import { ApiError, apiClient } from '@/contract/client';
import { leave } from '@/components/auth/session-state';
import { VisuallyHidden } from '@/components/ui/visually-hidden';

export interface UserMenuProps {
  email: string;
  onShortcuts: () => void;
}

/** Ends the session. One that has ended already is as good. */
async function endSession(): Promise<void> {
  try {
    await apiClient()('logout');
  } catch (error) {
    if (!(error instanceof ApiError && error.problem.status === 401)) throw error;
  }
}

/** Who is signed in, and what belongs to them: the colour scheme, the shortcuts, signing out. */
export function UserMenu({ email, onShortcuts }: UserMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { mode, systemMode, setMode } = useColorScheme();
  const dark = (mode === 'system' ? systemMode : mode) === 'dark';
  const close = () => setAnchor(null);
  const pick = (work: () => void) => () => {
    close();
    work();
  };
  const onSignOut = () => {
    leave(endSession)
      .then(() => window.location.assign('/login'))
      .catch(() => undefined);
  };
  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          width: '100%',
          gap: 1.25,
          px: 1,
          py: 0.75,
          borderRadius: 1,
          justifyContent: 'flex-start',
          '&:hover': { bgcolor: 'action.hover' },
        }}
      >
        <Avatar
          aria-hidden
          sx={{
            width: 28,
            height: 28,
            fontSize: 13,
            fontWeight: 650,
            bgcolor: 'action.selected',
            color: 'text.primary',
          }}
        >
          {email.charAt(0).toUpperCase()}
        </Avatar>
        <Typography variant="body2" noWrap sx={{ minWidth: 0, flexGrow: 1, textAlign: 'left' }}>
          <VisuallyHidden>Your menu, </VisuallyHidden>
          {email}
        </Typography>
        <UnfoldMoreRounded sx={{ fontSize: 18, color: 'text.secondary' }} />
      </ButtonBase>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        <MenuItem onClick={pick(() => setMode(dark ? 'light' : 'dark'))}>
          <ListItemIcon>
            {dark ? <LightModeRounded fontSize="small" /> : <DarkModeRounded fontSize="small" />}
          </ListItemIcon>
          <ListItemText>{dark ? 'Light mode' : 'Dark mode'}</ListItemText>
        </MenuItem>
        <MenuItem onClick={pick(onShortcuts)}>
          <ListItemIcon>
            <KeyboardRounded fontSize="small" />
          </ListItemIcon>
          <ListItemText>Keyboard shortcuts</ListItemText>
        </MenuItem>
        <Divider />
        <MenuItem onClick={pick(onSignOut)}>
          <ListItemIcon>
            <LogoutRounded fontSize="small" />
          </ListItemIcon>
          <ListItemText>Sign out</ListItemText>
        </MenuItem>
      </Menu>
    </>
  );
}
