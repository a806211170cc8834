'use client';

import Skeleton from '@mui/material/Skeleton';
import dynamic from 'next/dynamic';

/**
 * The bars in a chunk of their own: charts are most of the page's script, and the numbers do not
 * wait for it. (The height is in `sx`: as a property it becomes a style attribute, which the CSP
 * blocks.)
 */
export const LazyBars = dynamic(() => import('@/components/charts/bars').then((m) => m.Bars), {
  ssr: false,
  loading: () => <Skeleton variant="rounded" sx={{ height: 260 }} />,
});
