'use client';

import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import type { WireEvent } from '@/contract/events';

/** `offline`: the browser has no network; `reconnecting`: only the connection is missing. */
export type LiveState = 'live' | 'reconnecting' | 'offline';

export interface Live {
  state: LiveState;
  /** Calls `listener` with every live event. Returns what unsubscribes it. */
  subscribe: (listener: (event: WireEvent) => void) => () => void;
}

export const LiveContext = createContext<Live>({
  state: 'reconnecting',
  subscribe: () => () => undefined,
});

/** The state of the live connection. */
export const useLiveState = (): LiveState => useContext(LiveContext).state;

/** Calls `listener` with every live event while the component is mounted. */
export function useLiveEvents(listener: (event: WireEvent) => void): void {
  const { subscribe } = useContext(LiveContext);
  const onEvent = useEffectEvent(listener);
  useEffect(() => subscribe((event) => onEvent(event)), [subscribe]);
}
