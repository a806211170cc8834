'use client';

import ArrowBackRounded from '@mui/icons-material/ArrowBackRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { wireQuery, wireHistoryQuery } from '@/components/wires/queries';
import { StatusChip } from '@/components/wires/status-chip';
import { Timeline } from '@/components/wires/timeline';
import { WireDetailActions } from '@/components/wires/detail/wire-detail-actions';
import { useConfirmed, type WireDetailWrites } from '@/components/wires/detail/use-confirmed';
import { WireDetailDevelopers } from '@/components/wires/detail/wire-detail-developers';
import { WireDetailDialog } from '@/components/wires/detail/wire-detail-dialog';
import { WireDetailFacts } from '@/components/wires/detail/wire-detail-facts';
import { WireDetailGone } from '@/components/wires/detail/wire-detail-gone';
import { PrintHead } from '@/components/wires/detail/print-head';
import { PrintStyles } from '@/components/wires/detail/print-styles';
import { WireDetailState } from '@/components/wires/detail/wire-detail-state';
import { ApiError } from '@/contract/client';
import type { AnswerOf } from '@/contract/endpoints';
import { formatAmount } from '@/contract/money';
import type { Wire } from '@/contract/wire';
import type { WireStatus } from '@/contract/wire-status';

const isGone = (error: Error | null): boolean =>
  error instanceof ApiError && error.problem.status === 404;

export interface WireDetailProps extends WireDetailWrites {
  initial: Wire;
  initialHistory: AnswerOf<'wireEvents'>;
  /** Statuses in which this desk lets a wire be edited. */
  editable: readonly WireStatus[];
  baseUrl: string;
}

/** One wire: what it is, how it stands, what can be done, what happened to it. */
export function WireDetail(props: WireDetailProps) {
  const { initial, initialHistory, editable, baseUrl } = props;
  const wireState = useQuery({ ...wireQuery(initial.id), initialData: initial });
  const wire = wireState.data;
  const confirmed = useConfirmed(wire, props);
  const history = useQuery({
    ...wireHistoryQuery(initial.id),
    initialData: initialHistory,
    enabled: !confirmed.leaving,
  });
  if (isGone(wireState.error) || isGone(history.error)) {
    return <WireDetailGone reference={wire.reference_number} />;
  }
  const canEdit = editable.includes(wire.status);
  const amount = `${formatAmount(wire.amount, wire.currency)} ${wire.currency}`;
  return (
    <Stack spacing={2.5} sx={{ maxWidth: 1120 }}>
      <PrintStyles />
      <div data-noprint>
        <Button component={Link} href="/wires" startIcon={<ArrowBackRounded />} size="small">
          All wires
        </Button>
      </div>
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 340px' },
        }}
      >
        <Stack spacing={2.5} sx={{ minWidth: 0 }}>
          <Paper sx={{ p: { xs: 2.5, sm: 4 } }}>
            <PrintHead />
            <span role="status">
              <VisuallyHidden>Status: {wire.status}</VisuallyHidden>
            </span>
            <Stack spacing={3}>
              <Stack
                direction="row"
                useFlexGap
                sx={{
                  alignItems: 'center',
                  justifyContent: 'space-between',
                  flexWrap: 'wrap',
                  gap: 1,
                }}
              >
                <Typography
                  variant="h1"
                  sx={{ fontSize: '1.75rem', fontVariantNumeric: 'tabular-nums' }}
                >
                  {amount}
                </Typography>
                <StatusChip status={wire.status} />
              </Stack>
              <WireDetailState wire={wire} canEdit={canEdit} />
              <WireDetailActions wire={wire} canEdit={canEdit} onAsk={confirmed.onAsk} />
              <Divider />
              <WireDetailFacts wire={wire} />
            </Stack>
          </Paper>
          <WireDetailDevelopers wire={wire} baseUrl={baseUrl} />
        </Stack>
        <Paper sx={{ p: { xs: 2.5, sm: 3 } }} data-noprint>
          <Typography variant="h2" sx={{ mb: 2.5 }}>
            History
          </Typography>
          <Timeline entries={history.data.items} owner={wire.created_by} />
        </Paper>
      </Box>
      <WireDetailDialog
        open={confirmed.open}
        busy={confirmed.busy}
        failure={confirmed.failure}
        onConfirm={confirmed.onConfirm}
        onClose={confirmed.onClose}
        danger={confirmed.asked === 'delete'}
        {...(confirmed.asked === 'delete'
          ? { title: `Delete ${amount} to ${wire.recipient_name}?`, confirm: 'Delete wire' }
          : { title: `Send ${amount} to ${wire.recipient_name} again?`, confirm: 'Retry wire' })}
      >
        {confirmed.asked === 'delete'
          ? 'It will not be sent. This cannot be undone.'
          : 'The rail is first asked about the earlier attempt, so that nothing is paid twice.'}
      </WireDetailDialog>
    </Stack>
  );
}
