'use client';

import Skeleton from '@mui/material/Skeleton';
import dynamic from 'next/dynamic';

/**
 * The charts are most of the page's script, so the numbers are shown before they arrive. (The height
 * is in `sx`: as a property it becomes a style attribute, which the policy refuses.)
 */
export const LazyBars = dynamic(() => import('@/components/charts/bars').then((m) => m.Bars), {
  ssr: false,
  loading: () => <Skeleton variant="rounded" sx={{ height: 260 }} />,
});
