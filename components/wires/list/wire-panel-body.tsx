'use client';

import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatAmount } from '@/contract/money';
import type { Wire } from '@/contract/wire';
import { Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import { BULK, type BulkKind } from '@/components/wires/bulk/bulk-kinds';
import { wireHistoryQuery } from '@/components/wires/queries';
import { StatusChip } from '@/components/wires/status-chip';
import { Timeline } from '@/components/wires/timeline';

export interface WirePanelBodyProps {
  wire: Wire;
  onBulk: (kind: BulkKind) => void;
}

/** A wire at a glance: what it is, how it stands, what happened, what can be done. */
export function WirePanelBody({ wire, onBulk }: WirePanelBodyProps) {
  const { data: history } = useQuery(wireHistoryQuery(wire.id));
  const can = (kind: BulkKind) => BULK[kind].statuses.includes(wire.status);
  return (
    <Stack spacing={2.5}>
      <Stack
        direction="row"
        sx={{ alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap', gap: 1 }}
      >
        <Typography variant="h1" component="p" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {formatAmount(wire.amount, wire.currency)} {wire.currency}
        </Typography>
        <StatusChip status={wire.status} />
      </Stack>
      {wire.failure_reason !== null && <Alert severity="error">{wire.failure_reason}</Alert>}
      <Facts
        facts={[
          ['Recipient', wire.recipient_name],
          ['Sender', wire.sender_name],
          ['Reference', wire.reference_number],
          ['Created', <Time key="created" value={wire.created_at} />],
        ]}
      />
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <Button variant="contained" component={Link} href={`/wires/${wire.id}`}>
          Open full page
        </Button>
        {can('retry') && (
          <Button variant="outlined" onClick={() => onBulk('retry')}>
            Retry
          </Button>
        )}
        {can('delete') && (
          <Button variant="outlined" color="error" onClick={() => onBulk('delete')}>
            Delete
          </Button>
        )}
      </Stack>
      <Divider />
      <div>
        <Typography variant="h2" component="h3" sx={{ mb: 2 }}>
          History
        </Typography>
        {history ? (
          <Timeline entries={history.items} owner={wire.created_by} />
        ) : (
          <Skeleton variant="rounded" sx={{ height: 120 }} />
        )}
      </div>
    </Stack>
  );
}
