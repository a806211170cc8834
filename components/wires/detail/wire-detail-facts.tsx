'use client';

import Box from '@mui/material/Box';
import { CopyButton } from '@/components/ui/copy-button';
import { Time } from '@/components/ui/time';
import { Fact } from '@/components/wires/fact';
import type { Wire } from '@/contract/wire';

const MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';

/** Who pays whom, and what the wire is known by. */
export function WireDetailFacts({ wire }: { wire: Wire }) {
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'grid', gap: 2.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}
    >
      <Fact label="From">{wire.sender_name}</Fact>
      <Fact label="To">{wire.recipient_name}</Fact>
      <Fact label="Reference">
        <Box component="span" sx={{ fontFamily: MONO, fontSize: '0.9375rem' }}>
          {wire.reference_number}
        </Box>{' '}
        <CopyButton text={wire.reference_number} what="reference" />
      </Fact>
      <Fact label="Wire id">
        <Box component="span" sx={{ fontFamily: MONO, fontSize: '0.8125rem' }}>
          {wire.id}
        </Box>{' '}
        <CopyButton text={wire.id} what="id" />
      </Fact>
      <Fact label="Created">
        <Time value={wire.created_at} />
      </Fact>
      <Fact label="Last changed">
        <Time value={wire.updated_at} />
      </Fact>
    </Box>
  );
}
