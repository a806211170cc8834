'use client';

import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import type { WireEvent } from '@/contract/events';

/** `offline`: the browser has no network; `reconnecting`: the network is there, the desk is not. */
export type LiveState = 'live' | 'reconnecting' | 'offline';

export interface Live {
  state: LiveState;
  /** Calls back with every live event until the function it gives is called. */
  subscribe: (listener: (event: WireEvent) => void) => () => void;
}

export const LiveContext = createContext<Live>({
  state: 'reconnecting',
  subscribe: () => () => undefined,
});

/** Do changes arrive by themselves? */
export const useLiveState = (): LiveState => useContext(LiveContext).state;

/** Calls back with every live event while the component is there. */
export function useLiveEvents(listener: (event: WireEvent) => void): void {
  const { subscribe } = useContext(LiveContext);
  const onEvent = useEffectEvent(listener);
  useEffect(() => subscribe((event) => onEvent(event)), [subscribe]);
}
