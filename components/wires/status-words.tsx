import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import ScheduleRounded from '@mui/icons-material/ScheduleRounded';
import SyncRounded from '@mui/icons-material/SyncRounded';
import type { ReactElement } from 'react';
import type { WireStatus } from '@/contract/wire-status';

interface StatusWords {
  label: string;
  /** A colour of the theme's palette. */
  color: 'default' | 'info' | 'success' | 'error';
  icon: ReactElement;
  /** What the status means for the wire's owner. */
  sentence: string;
}

/** How every status is shown: the label of chips, tabs and charts, and the sentence of a page. */
export const STATUS_WORDS = {
  pending: {
    label: 'Pending',
    color: 'default',
    icon: <ScheduleRounded />,
    sentence: 'Waiting to be sent. Until then it can be edited or deleted.',
  },
  processing: {
    label: 'Processing',
    color: 'info',
    icon: <SyncRounded />,
    sentence: 'With the rail now. It can no longer be changed.',
  },
  completed: {
    label: 'Completed',
    color: 'success',
    icon: <CheckCircleRounded />,
    sentence: 'The rail has accepted this wire. It is final.',
  },
  failed: {
    label: 'Failed',
    color: 'error',
    icon: <ErrorRounded />,
    sentence: 'No money has moved.',
  },
} as const satisfies Record<WireStatus, StatusWords>;
