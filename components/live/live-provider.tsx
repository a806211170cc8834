'use client';

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { WebSocket as ReconnectingWebSocket } from 'partysocket';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { LiveMessage, WireEvent } from '@/lib/events';
import { wireKeys } from '@/components/wires/queries';
import type { WireList } from '@/components/wires/queries';

/** `offline`: the browser has no network; `reconnecting`: the network is there, the desk is not. */
export type LiveState = 'live' | 'reconnecting' | 'offline';

const RECONNECT_MIN_MS = 500;
const RECONNECT_JITTER_MS = 1_500;
const RECONNECT_MAX_MS = 10_000;
const SESSION_ENDED = 4401;

const LiveContext = createContext<LiveState>('reconnecting');

/** How fresh the page's data is. */
export const useLiveState = (): LiveState => useContext(LiveContext);

/** Puts a change into what is on the screen; what cannot be told from the event is fetched again. */
function apply(client: QueryClient, { type, wire }: WireEvent): void {
  client.setQueryData<typeof wire>(wireKeys.detail(wire.id), (old) =>
    old && old.version >= wire.version ? old : wire,
  );
  void client.invalidateQueries({ queryKey: wireKeys.history(wire.id) });
  const shown: string[] = [];
  client.setQueriesData<WireList>({ queryKey: wireKeys.lists() }, (list) => {
    const index = list?.items.findIndex(({ id }) => id === wire.id) ?? -1;
    const old = list?.items[index];
    if (!list || !old) return list;
    shown.push(wire.id);
    return old.version >= wire.version ? list : { ...list, items: list.items.with(index, wire) };
  });
  if (shown.length === 0 || type !== 'wire.updated') {
    void client.invalidateQueries({ queryKey: wireKeys.lists() });
  }
}

/** Keeps one WebSocket open and what is on the screen up to date. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('reconnecting');
  useEffect(() => {
    let lastEventId: string | null = null;
    const url = () => {
      const base = `${window.location.origin.replace(/^http/, 'ws')}/ws`;
      return lastEventId === null ? base : `${base}?after=${lastEventId}`;
    };
    const socket = new ReconnectingWebSocket(url, [], {
      minReconnectionDelay: RECONNECT_MIN_MS + Math.random() * RECONNECT_JITTER_MS,
      maxReconnectionDelay: RECONNECT_MAX_MS,
    });
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as LiveMessage;
      if (message.type === 'hello') {
        // Between rendering and hello nothing was heard, so the screen is asked again.
        void client.invalidateQueries({ queryKey: wireKeys.all });
        lastEventId ??= message.event_id;
        setState('live');
      } else if (message.type === 'resync') {
        void client.invalidateQueries({ queryKey: wireKeys.all });
      } else {
        lastEventId = message.event_id;
        apply(client, message);
      }
    });
    socket.addEventListener('close', ({ code }) => {
      if (code === SESSION_ENDED) window.location.assign('/login');
      setState(navigator.onLine ? 'reconnecting' : 'offline');
    });
    const offline = () => setState('offline');
    const online = () => {
      setState('reconnecting');
      socket.reconnect();
    };
    window.addEventListener('offline', offline);
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('offline', offline);
      window.removeEventListener('online', online);
      socket.close();
    };
  }, [client]);
  return <LiveContext value={state}>{children}</LiveContext>;
}
