'use client';

import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import { enteredFacts } from '@/components/wires/entered-facts';
import type { Wire } from '@/contract/wire';

const MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';

/** An identifier in letters of equal width, with a button that copies it. */
function copyable(text: string, what: string, fontSize: string): ReactNode {
  return (
    <>
      <Box component="span" sx={{ fontFamily: MONO, fontSize }}>
        {text}
      </Box>{' '}
      <CopyButton text={text} what={what} />
    </>
  );
}

/** The facts of a wire below its amount: the entered fields, its identifiers and its times. */
export function WireDetailFacts({ wire }: { wire: Wire }) {
  return (
    <Facts
      labels="above"
      columns={2}
      facts={[
        ...enteredFacts(wire, 'amount'),
        ['Reference', copyable(wire.reference_number, 'reference', '0.9375rem')],
        ['Wire id', copyable(wire.id, 'id', '0.8125rem')],
        ['Created', <Time key="created" value={wire.created_at} />],
        ['Last changed', <Time key="changed" value={wire.updated_at} />],
      ]}
    />
  );
}
