'use client';

import AccountCircleRounded from '@mui/icons-material/AccountCircleRounded';
import CodeRounded from '@mui/icons-material/CodeRounded';
import OpenInNewRounded from '@mui/icons-material/OpenInNewRounded';
import SpaceDashboardRounded from '@mui/icons-material/SpaceDashboardRounded';
import SwapHorizRounded from '@mui/icons-material/SwapHorizRounded';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { links } from '@/contract/links';

const PAGES = [
  { href: links.dashboard, label: 'Dashboard', icon: <SpaceDashboardRounded fontSize="small" /> },
  { href: links.wires, label: 'Wires', icon: <SwapHorizRounded fontSize="small" /> },
  { href: links.account, label: 'Account', icon: <AccountCircleRounded fontSize="small" /> },
] as const;

const TEXT = { primary: { variant: 'body2', sx: { fontWeight: 550 } } } as const;

/** The main navigation; `onGo` is called when a page is chosen. */
export function FrameNav({ onGo }: { onGo?: () => void }) {
  const pathname = usePathname();
  const handler = onGo && { onClick: onGo };
  return (
    <nav aria-label="Main">
      <List disablePadding>
        {PAGES.map(({ href, label, icon }) => {
          const current = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <ListItem key={href} disablePadding>
              <ListItemButton
                component={Link}
                href={href}
                prefetch={false}
                selected={current}
                {...(current && { 'aria-current': 'page' as const })}
                {...handler}
              >
                <ListItemIcon>{icon}</ListItemIcon>
                <ListItemText primary={label} slotProps={TEXT} />
              </ListItemButton>
            </ListItem>
          );
        })}
        <ListItem disablePadding>
          <ListItemButton
            component="a"
            href={links.apiReference}
            target="_blank"
            rel="noreferrer"
            aria-label="API (opens in a new tab)"
            {...handler}
          >
            <ListItemIcon>
              <CodeRounded fontSize="small" />
            </ListItemIcon>
            <ListItemText primary="API" slotProps={TEXT} />
            <OpenInNewRounded sx={{ fontSize: 16, color: 'text.secondary' }} />
          </ListItemButton>
        </ListItem>
      </List>
    </nav>
  );
}
