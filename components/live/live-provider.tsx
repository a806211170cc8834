'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { WireEvent } from '@/contract/events';
import { useSessionEnded } from '@/components/auth/session-state';
import { LiveContext, type LiveState } from '@/components/live/live-context';
import { openLiveSocket } from '@/components/live/live-socket';

/** Keeps one WebSocket open and what is on the screen up to date. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const ended = useSessionEnded();
  const [state, setState] = useState<LiveState>('reconnecting');
  const listeners = useRef(new Set<(event: WireEvent) => void>());
  const subscribe = useCallback((listener: (event: WireEvent) => void) => {
    const { current } = listeners;
    current.add(listener);
    return () => current.delete(listener);
  }, []);
  useEffect(() => {
    // Without a session every attempt would be refused; a new one starts a new socket.
    if (ended) return;
    const { current } = listeners;
    const onEvent = (event: WireEvent) => {
      for (const listener of current) listener(event);
    };
    return openLiveSocket({ client, onState: setState, onEvent });
  }, [client, ended]);
  const live = useMemo(() => ({ state, subscribe }), [state, subscribe]);
  return <LiveContext value={live}>{children}</LiveContext>;
}
