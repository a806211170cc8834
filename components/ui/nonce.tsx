'use client';

import { createContext, useContext, useState, type ReactNode } from 'react';

const NonceContext = createContext<string | undefined>(undefined);

/**
 * Keeps the nonce that this document was loaded with. Later renderings of the layout (a refresh, a
 * navigation) come with nonces of their own, which the document's policy does not know.
 */
export function NonceProvider({
  nonce,
  children,
}: {
  nonce: string | undefined;
  children: ReactNode;
}) {
  const [first] = useState(nonce);
  return <NonceContext value={first}>{children}</NonceContext>;
}

/** For components that write style elements of their own. */
export const useNonce = (): string | undefined => useContext(NonceContext);
