'use client';

import AddRounded from '@mui/icons-material/AddRounded';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { GridPaginationModel } from '@mui/x-data-grid';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { listQuery, type ListParameters, type WireList } from '@/components/wires/queries';

/** The grid is most of the page's script, so the rest is shown before it arrives. */
const WireGrid = dynamic(() => import('@/components/wires/wire-grid').then((m) => m.WireGrid), {
  ssr: false,
  loading: () => <Skeleton variant="rounded" height={420} />,
});

export interface WireListPageProps {
  parameters: ListParameters;
  initial: WireList;
}

/** The list of wires. Page and page size live in the URL. */
export function WireListPage({ parameters, initial }: WireListPageProps) {
  const router = useRouter();
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    ...listQuery(parameters),
    initialData: initial,
  });
  const onPagination = ({ page, pageSize }: GridPaginationModel) => {
    const samePageSize = pageSize === parameters.page_size;
    const query = new URLSearchParams({
      page: String(samePageSize ? page + 1 : 1),
      page_size: String(pageSize),
    });
    router.push(`/wires?${query}`);
  };
  return (
    <Stack spacing={2}>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography variant="h1">Wires</Typography>
        <Button variant="contained" startIcon={<AddRounded />} component={Link} href="/wires/new">
          New wire
        </Button>
      </Stack>
      {error && <Alert severity="error">The list could not be refreshed: {error.message}</Alert>}
      <WireGrid
        items={data.items}
        total={data.total}
        pagination={{ page: parameters.page - 1, pageSize: parameters.page_size }}
        onPagination={onPagination}
        loading={isFetching && isPlaceholderData}
      />
    </Stack>
  );
}
