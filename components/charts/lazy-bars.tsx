'use client';

import Skeleton from '@mui/material/Skeleton';
import dynamic from 'next/dynamic';

/** The charts are most of the page's script, so the numbers are shown before they arrive. */
export const LazyBars = dynamic(() => import('@/components/charts/bars').then((m) => m.Bars), {
  ssr: false,
  loading: () => <Skeleton variant="rounded" height={260} />,
});
