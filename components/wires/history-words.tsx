import AddRounded from '@mui/icons-material/AddRounded';
import CheckRounded from '@mui/icons-material/CheckRounded';
import CloseRounded from '@mui/icons-material/CloseRounded';
import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import EditOutlined from '@mui/icons-material/EditOutlined';
import NorthEastRounded from '@mui/icons-material/NorthEastRounded';
import ReplayRounded from '@mui/icons-material/ReplayRounded';
import type { SvgIconComponent } from '@mui/icons-material';
import type { HistoryType } from '@/contract/wire-status';

interface HistoryWords {
  label: string;
  Icon: SvgIconComponent;
  /** A colour of the theme, as `sx` takes it. */
  color: string;
}

/**
 * How every type of a history entry is shown. Apart from status-words.tsx, because the dashboard
 * shows statuses and no history, and does not load these icons.
 */
export const HISTORY_WORDS = {
  created: { label: 'Created', Icon: AddRounded, color: 'text.secondary' },
  edited: { label: 'Edited', Icon: EditOutlined, color: 'text.secondary' },
  processing: { label: 'Sent to the rail', Icon: NorthEastRounded, color: 'info.main' },
  completed: { label: 'Completed', Icon: CheckRounded, color: 'success.main' },
  failed: { label: 'Failed', Icon: CloseRounded, color: 'error.main' },
  retried: { label: 'Retried', Icon: ReplayRounded, color: 'text.secondary' },
  deleted: { label: 'Deleted', Icon: DeleteOutlineRounded, color: 'text.secondary' },
} as const satisfies Record<HistoryType, HistoryWords>;
