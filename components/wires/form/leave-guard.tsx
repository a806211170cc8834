'use client';

import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { guardLeaving } from '@/components/ui/guard-leaving';

/** The path a click leads to within the console; undefined when it opens elsewhere or nothing. */
function leadsTo(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return undefined;
  }
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank') return undefined;
  const url = new URL(link.href);
  const samePage = url.pathname === location.pathname && url.search === location.search;
  return url.origin === location.origin && !samePage
    ? `${url.pathname}${url.search}${url.hash}`
    : undefined;
}

export interface LeaveGuardProps {
  /** Is there something to lose? */
  active: boolean;
}

/** Asks before a link, a shortcut, the Back button or a closed tab throws away what was typed. */
export function LeaveGuard({ active }: LeaveGuardProps) {
  const router = useRouter();
  const leaving = useRef(false);
  const [leave, setLeave] = useState<{ now: () => void }>();
  useEffect(() => {
    if (!active) return undefined;
    const ask = (path: string) => setLeave({ now: () => router.push(path) });
    const onClick = (event: MouseEvent) => {
      const path = leadsTo(event);
      if (path === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      ask(path);
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    // Back and Forward, where the browser lets a page refuse them.
    const onNavigate = (event: NavigateEvent) => {
      if (event.navigationType !== 'traverse' || !event.cancelable || leaving.current) return;
      event.preventDefault();
      const { key } = event.destination;
      setLeave({ now: () => void navigation.traverseTo(key) });
    };
    const history = 'navigation' in window ? window.navigation : undefined;
    history?.addEventListener('navigate', onNavigate);
    const release = guardLeaving(ask);
    // On window, and on the way down: before any link's own handler.
    window.addEventListener('click', onClick, true);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      history?.removeEventListener('navigate', onNavigate);
      release();
      window.removeEventListener('click', onClick, true);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [active, router]);
  const stay = () => setLeave(undefined);
  return (
    <Dialog open={leave !== undefined} onClose={stay} aria-labelledby="leave-title">
      <DialogTitle id="leave-title">Leave without saving?</DialogTitle>
      <DialogContent>
        <DialogContentText>What you typed here will be lost.</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={stay} variant="contained">
          Keep editing
        </Button>
        <Button
          color="error"
          onClick={() => {
            leaving.current = true;
            leave?.now();
          }}
        >
          Leave
        </Button>
      </DialogActions>
    </Dialog>
  );
}
