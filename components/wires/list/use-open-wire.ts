'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { useRef } from 'react';

/** The wire in the panel beside the list, by its id in the URL. */
export function useOpenWire() {
  const [id, setId] = useQueryState('wire', parseAsString);
  /** True when the list is the previous history entry; false after a link straight to the wire. */
  const openedHere = useRef(false);
  return {
    id,
    open: (next: string) => {
      openedHere.current = true;
      void setId(next, { history: 'push' });
    },
    close: () => {
      if (openedHere.current) window.history.back();
      else void setId(null, { history: 'replace' });
      openedHere.current = false;
    },
  };
}
