'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { useRef } from 'react';

/** The wire that is shown beside the list, by its id in the URL. */
export function useOpenWire() {
  const [id, setId] = useQueryState('wire', parseAsString);
  /** The list lies one step back, unless a link led straight to the wire. */
  const steppedIn = useRef(false);
  return {
    id,
    open: (next: string) => {
      steppedIn.current = true;
      void setId(next, { history: 'push' });
    },
    close: () => {
      if (steppedIn.current) window.history.back();
      else void setId(null, { history: 'replace' });
      steppedIn.current = false;
    },
  };
}
