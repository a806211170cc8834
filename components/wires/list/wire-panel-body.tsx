'use client';

import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { Wire } from '@/contract/wire';
import { Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import { FIELD_LABELS } from '@/components/wires/field-labels';
import { formatMoney } from '@/components/wires/format-money';
import { wireHistoryQuery } from '@/components/wires/queries';
import { StatusChip } from '@/components/wires/status-chip';
import { Timeline } from '@/components/wires/timeline';
import { useConfirmed, type ConfirmedOptions } from '@/components/wires/use-confirmed';
import { links } from '@/contract/links';
import { can } from '@/contract/wire-status';

export interface WirePanelBodyProps extends ConfirmedOptions {
  wire: Wire;
}

/** A wire beside the list: its state, its facts, its actions and its history. */
export function WirePanelBody({ wire, ...options }: WirePanelBodyProps) {
  const { ask, deleting } = useConfirmed(wire, options);
  const { data: history } = useQuery({ ...wireHistoryQuery(wire.id), enabled: !deleting });
  return (
    <Stack spacing={2.5}>
      <Stack
        direction="row"
        sx={{ alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap', gap: 1 }}
      >
        <Typography variant="h1" component="p" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {formatMoney(wire)}
        </Typography>
        <StatusChip status={wire.status} />
      </Stack>
      {wire.failure_reason !== null && <Alert severity="error">{wire.failure_reason}</Alert>}
      <Facts
        labels="beside"
        facts={[
          [FIELD_LABELS.recipient_name, wire.recipient_name],
          [FIELD_LABELS.sender_name, wire.sender_name],
          ['Reference', wire.reference_number],
          ['Created', <Time key="created" value={wire.created_at} />],
        ]}
      />
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <Button variant="contained" component={Link} href={links.wire(wire.id)}>
          Open full page
        </Button>
        {can('retry', wire.status) && (
          <Button variant="outlined" onClick={() => ask('retry')}>
            Retry
          </Button>
        )}
        {can('delete', wire.status) && (
          <Button variant="outlined" color="error" onClick={() => ask('delete')}>
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
