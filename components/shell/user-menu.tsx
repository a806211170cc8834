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
import type { ActionResult } from '@/contract/action-result';
import { links } from '@/contract/links';
import { attempt } from '@/components/auth/attempt';
import { leave } from '@/components/auth/session-state';
import { toast } from '@/components/shell/toast';
import { VisuallyHidden } from '@/components/ui/visually-hidden';

const NO_ANSWER = 'The desk did not answer. Try again in a moment.';

export interface UserMenuProps {
  email: string;
  onShortcuts: () => void;
  signOut: () => Promise<ActionResult<undefined>>;
}

/** The signed-in user's menu: the colour scheme, the shortcuts, signing out. */
export function UserMenu({ email, onShortcuts, signOut }: UserMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { mode, systemMode, setMode } = useColorScheme();
  const dark = (mode === 'system' ? systemMode : mode) === 'dark';
  const close = () => setAnchor(null);
  const pick = (work: () => void) => () => {
    close();
    work();
  };
  const onSignOut = async () => {
    const failure = await leave(async () => {
      const result = await attempt(signOut(), NO_ANSWER);
      // 401: the session has ended already, which is the wanted result.
      return result.ok || result.problem?.status === 401 ? undefined : result.message;
    });
    if (failure === undefined) window.location.assign(links.login);
    else toast(failure);
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
        <MenuItem onClick={pick(() => void onSignOut())}>
          <ListItemIcon>
            <LogoutRounded fontSize="small" />
          </ListItemIcon>
          <ListItemText>Sign out</ListItemText>
        </MenuItem>
      </Menu>
    </>
  );
}
