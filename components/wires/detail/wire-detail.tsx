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
import { useRouter } from 'next/navigation';
import { PrintHead } from '@/components/wires/detail/print-head';
import { PrintStyles } from '@/components/wires/detail/print-styles';
import { WireDetailActions } from '@/components/wires/detail/wire-detail-actions';
import { WireDetailDevelopers } from '@/components/wires/detail/wire-detail-developers';
import { WireDetailFacts } from '@/components/wires/detail/wire-detail-facts';
import { WireDetailGone } from '@/components/wires/detail/wire-detail-gone';
import { WireDetailHead } from '@/components/wires/detail/wire-detail-head';
import { WireDetailState } from '@/components/wires/detail/wire-detail-state';
import { wireHistoryQuery, wireQuery } from '@/components/wires/queries';
import { Timeline } from '@/components/wires/timeline';
import { useConfirmed } from '@/components/wires/use-confirmed';
import type { WireWrites } from '@/components/wires/wire-writes';
import { ApiError } from '@/contract/client';
import type { AnswerOf } from '@/contract/endpoints';
import { links } from '@/contract/links';
import type { Wire } from '@/contract/wire';
import type { WireStatus } from '@/contract/wire-status';

const isGone = (error: Error | null): boolean =>
  error instanceof ApiError && error.problem.status === 404;

export interface WireDetailProps {
  initial: Wire;
  initialHistory: AnswerOf<'wireEvents'>;
  /** The statuses in which a wire can be edited in this environment. */
  editable: readonly WireStatus[];
  baseUrl: string;
  writes: WireWrites;
}

/** The page of one wire: its state, its actions, its facts and its history. */
export function WireDetail(props: WireDetailProps) {
  const { initial, initialHistory, editable, baseUrl, writes } = props;
  const router = useRouter();
  const { data: wire, error } = useQuery({ ...wireQuery(initial.id), initialData: initial });
  const { ask, deleting } = useConfirmed(wire, {
    writes,
    onDeleted: () => router.push(links.wires),
  });
  const history = useQuery({
    ...wireHistoryQuery(initial.id),
    initialData: initialHistory,
    enabled: !deleting,
  });
  if (isGone(error) || isGone(history.error)) {
    return <WireDetailGone reference={wire.reference_number} />;
  }
  const canEdit = editable.includes(wire.status);
  return (
    <Stack spacing={2.5} sx={{ maxWidth: 1120 }}>
      <PrintStyles />
      <div data-noprint>
        <Button component={Link} href={links.wires} startIcon={<ArrowBackRounded />} size="small">
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
            <Stack spacing={3}>
              <WireDetailHead wire={wire} />
              <WireDetailState wire={wire} canEdit={canEdit} />
              <WireDetailActions wire={wire} canEdit={canEdit} onAction={ask} />
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
    </Stack>
  );
}
