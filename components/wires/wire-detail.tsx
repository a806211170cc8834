'use client';

import ArrowBackRounded from '@mui/icons-material/ArrowBackRounded';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { AnswerOf } from '@/lib/api/contract';
import { formatAmount } from '@/lib/money';
import type { Wire } from '@/lib/wires/schema';
import { detailQuery, historyQuery } from '@/components/wires/queries';
import { StatusChip } from '@/components/wires/status-chip';
import { Timeline } from '@/components/wires/timeline';
import { Time } from '@/components/ui/time';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Typography component="dt" variant="body2" color="textSecondary">
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </div>
  );
}

export interface WireDetailProps {
  initial: Wire;
  initialHistory: AnswerOf<'wireEvents'>;
}

/** One wire: what it is, how it stands, what happened to it. */
export function WireDetail({ initial, initialHistory }: WireDetailProps) {
  const { data: wire } = useQuery({ ...detailQuery(initial.id), initialData: initial });
  const { data: history } = useQuery({ ...historyQuery(initial.id), initialData: initialHistory });
  return (
    <Stack spacing={2.5} sx={{ maxWidth: 720 }}>
      <div>
        <Button component={Link} href="/wires" startIcon={<ArrowBackRounded />} size="small">
          All wires
        </Button>
      </div>
      <Paper sx={{ p: { xs: 2.5, sm: 4 } }}>
        <Stack spacing={3}>
          <Stack
            direction="row"
            sx={{ alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap', gap: 1 }}
          >
            <Typography variant="h1" sx={{ fontVariantNumeric: 'tabular-nums' }}>
              {formatAmount(wire.amount, wire.currency)} {wire.currency}
            </Typography>
            <StatusChip status={wire.status} />
          </Stack>
          {wire.failure_reason !== null && <Alert severity="error">{wire.failure_reason}</Alert>}
          <Stack
            component="dl"
            sx={{
              m: 0,
              display: 'grid',
              gap: 2.5,
              gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
            }}
          >
            <Fact label="Sender">{wire.sender_name}</Fact>
            <Fact label="Recipient">{wire.recipient_name}</Fact>
            <Fact label="Reference">{wire.reference_number}</Fact>
            <Fact label="Created">
              <Time value={wire.created_at} />
            </Fact>
          </Stack>
        </Stack>
      </Paper>
      <Paper sx={{ p: { xs: 2.5, sm: 4 } }}>
        <Typography variant="h2" sx={{ mb: 2 }}>
          History
        </Typography>
        <Timeline entries={history.items} owner={wire.created_by} />
      </Paper>
    </Stack>
  );
}
