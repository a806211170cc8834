'use client';

import { createContext, useContext, useState, type ReactNode } from 'react';

const NonceContext = createContext<string | undefined>(undefined);

/**
 * Keeps the nonce that this document was loaded with. Later renderings of the layout (a
 * refresh, a navigation) have other nonces, which the document's policy does not contain.
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

/** The document's nonce, for components that write style elements. */
export const useNonce = (): string | undefined => useContext(NonceContext);
