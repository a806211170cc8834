'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { confirm } from '@/components/ui/confirm';
import { guardLeaving } from '@/components/ui/guard-leaving';

/** The path of the console that a click goes to; undefined for another site, tab or action. */
function targetOf(event: MouseEvent): string | undefined {
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

/**
 * Asks before a link, a shortcut, the Back button or a closed tab discards what was typed.
 * @param active true while there is something to lose
 */
export function useLeaveGuard(active: boolean): void {
  const router = useRouter();
  const confirmed = useRef(false);
  useEffect(() => {
    if (!active) return undefined;
    const ask = (leave: () => void) =>
      confirm({
        title: 'Leave without saving?',
        text: 'What you typed here will be lost.',
        verb: 'Leave',
        cancel: 'Keep editing',
        emphasis: 'cancel',
        danger: true,
        action: () => {
          confirmed.current = true;
          leave();
          return undefined;
        },
      });
    const askFor = (path: string) => ask(() => router.push(path));
    const onClick = (event: MouseEvent) => {
      const path = targetOf(event);
      if (path === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      askFor(path);
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    // Back and Forward, in browsers where a page can cancel them.
    const onNavigate = (event: NavigateEvent) => {
      if (event.navigationType !== 'traverse' || !event.cancelable || confirmed.current) return;
      event.preventDefault();
      const { key } = event.destination;
      ask(() => void navigation.traverseTo(key));
    };
    const history = 'navigation' in window ? window.navigation : undefined;
    history?.addEventListener('navigate', onNavigate);
    const release = guardLeaving(askFor);
    // In the capture phase on window: before the handler of any link.
    window.addEventListener('click', onClick, true);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      history?.removeEventListener('navigate', onNavigate);
      release();
      window.removeEventListener('click', onClick, true);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [active, router]);
}
