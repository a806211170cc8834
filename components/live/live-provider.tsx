'use client';

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { WireEvent } from '@/contract/events';
import { useSessionEnded } from '@/components/auth/session-state';
import { LiveContext, type LiveState } from '@/components/live/live-context';
import { openLiveSocket } from '@/components/live/open-live-socket';

/** What keeps the query cache up to date while the socket is open. */
export interface LiveUpdates {
  onEvent: (event: WireEvent) => void;
  /** Events may have been missed, so the cache must be refetched. */
  onResync: () => void;
  /** Cancels what is scheduled. */
  stop: () => void;
}

export interface LiveProviderProps {
  /** Must be the same function in every rendering: another one reconnects. */
  updates: (client: QueryClient) => LiveUpdates;
  children: ReactNode;
}

/** Keeps one WebSocket open and passes its events to `updates`, then to useLiveEvents. */
export function LiveProvider({ updates, children }: LiveProviderProps) {
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
    // Without a session every upgrade is refused; a new session opens a new socket.
    if (ended) return;
    const { current } = listeners;
    const { onEvent, onResync, stop } = updates(client);
    const close = openLiveSocket({
      client,
      onState: setState,
      onResync,
      onEvent: (event) => {
        onEvent(event);
        for (const listener of current) listener(event);
      },
    });
    return () => {
      stop();
      close();
    };
  }, [client, ended, updates]);
  const live = useMemo(() => ({ state, subscribe }), [state, subscribe]);
  return <LiveContext value={live}>{children}</LiveContext>;
}
