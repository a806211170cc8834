'use client';

import type { QueryClient } from '@tanstack/react-query';
import { WebSocket as ReconnectingWebSocket } from 'partysocket';
import { readClient } from '@/contract/client';
import type { LiveMessage, WireEvent } from '@/contract/events';
import { parseLiveMessage } from '@/contract/live-message';
import { noteSessionEnd } from '@/components/auth/session-state';
import type { LiveState } from '@/components/live/live-context';

const RECONNECT_MIN_MS = 500;
const RECONNECT_JITTER_MS = 1_500;
const RECONNECT_MAX_MS = 10_000;
/** The close code with which the relay closes the sockets of an ended session. */
const SESSION_ENDED = 4401;
const CHECK_SESSION_EVERY_MS = 5_000;

export interface LiveSocketOptions {
  client: QueryClient;
  onState: (state: LiveState) => void;
  onEvent: (event: WireEvent) => void;
  /** Called when events may have been missed: on every connection, and when the relay asks for it. */
  onResync: () => void;
}

/** Opens the WebSocket and reconnects it when it closes. Returns what closes it for good. */
export function openLiveSocket({
  client,
  onState,
  onEvent,
  onResync,
}: LiveSocketOptions): () => void {
  let lastEventId: string | null = null;
  const url = () => {
    const base = `${window.location.origin.replace(/^http/, 'ws')}/ws`;
    return lastEventId === null ? base : `${base}?after=${lastEventId}`;
  };
  const socket = new ReconnectingWebSocket(url, [], {
    minReconnectionDelay: RECONNECT_MIN_MS + Math.random() * RECONNECT_JITTER_MS,
    maxReconnectionDelay: RECONNECT_MAX_MS,
  });
  const receive = (message: LiveMessage) => {
    if (message.type === 'hello') {
      // No events arrived between rendering and hello.
      onResync();
      lastEventId ??= message.event_id;
      onState('live');
    } else if (message.type === 'resync') {
      onResync();
    } else {
      lastEventId = message.event_id;
      onEvent(message);
    }
  };
  // A refused upgrade carries no reason; this request does, and its answer 401 ends the session.
  const checkSession = () =>
    void client
      .query({
        queryKey: ['session'],
        queryFn: () => readClient('me'),
        staleTime: CHECK_SESSION_EVERY_MS,
        retry: false,
      })
      .catch(() => undefined);
  socket.addEventListener('message', ({ data }) => {
    const message = parseLiveMessage(String(data));
    if (message) receive(message);
  });
  socket.addEventListener('close', ({ code }) => {
    onState(navigator.onLine ? 'reconnecting' : 'offline');
    if (code === SESSION_ENDED) {
      socket.close();
      noteSessionEnd();
    } else if (navigator.onLine) checkSession();
  });
  const offline = () => onState('offline');
  const online = () => {
    onState('reconnecting');
    socket.reconnect();
  };
  window.addEventListener('offline', offline);
  window.addEventListener('online', online);
  return () => {
    window.removeEventListener('offline', offline);
    window.removeEventListener('online', online);
    socket.close();
  };
}
