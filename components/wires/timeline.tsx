import CheckRounded from '@mui/icons-material/CheckRounded';
import CloseRounded from '@mui/icons-material/CloseRounded';
import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import EditOutlined from '@mui/icons-material/EditOutlined';
import NorthEastRounded from '@mui/icons-material/NorthEastRounded';
import AddRounded from '@mui/icons-material/AddRounded';
import ReplayRounded from '@mui/icons-material/ReplayRounded';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { SvgIconComponent } from '@mui/icons-material';
import type { HistoryEntry } from '@/contract/wire';
import type { HistoryType } from '@/contract/wire-status';
import { Time } from '@/components/ui/time';

const LOOKS: Record<HistoryType, { word: string; Icon: SvgIconComponent; color: string }> = {
  created: { word: 'Created', Icon: AddRounded, color: 'text.secondary' },
  edited: { word: 'Edited', Icon: EditOutlined, color: 'text.secondary' },
  processing: { word: 'Sent to the rail', Icon: NorthEastRounded, color: 'info.main' },
  completed: { word: 'Completed', Icon: CheckRounded, color: 'success.main' },
  failed: { word: 'Failed', Icon: CloseRounded, color: 'error.main' },
  retried: { word: 'Retried', Icon: ReplayRounded, color: 'text.secondary' },
  deleted: { word: 'Deleted', Icon: DeleteOutlineRounded, color: 'text.secondary' },
};
const DOT_SIZE = 28;

export interface TimelineProps {
  /** Oldest first. */
  entries: readonly HistoryEntry[];
  /** The wire's owner, who is shown as "you". */
  owner: string;
}

/** What happened, when, by whom and why. */
export function Timeline({ entries, owner }: TimelineProps) {
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {entries.map(({ id, type, actor, reason, created_at }, index) => {
        const { word, Icon, color } = LOOKS[type];
        const isLast = index === entries.length - 1;
        return (
          <Box
            component="li"
            key={id}
            data-event={type}
            sx={{
              position: 'relative',
              display: 'flex',
              gap: 1.5,
              pb: isLast ? 0 : 2.5,
              // The line that leads to the next entry.
              '&::before': {
                content: isLast ? 'none' : '""',
                position: 'absolute',
                left: DOT_SIZE / 2,
                top: DOT_SIZE + 4,
                bottom: 4,
                borderLeft: 1,
                borderColor: 'divider',
              },
            }}
          >
            <Box
              sx={{
                width: DOT_SIZE,
                height: DOT_SIZE,
                flexShrink: 0,
                display: 'grid',
                placeItems: 'center',
                borderRadius: '50%',
                border: 1,
                borderColor: 'divider',
                color,
              }}
            >
              <Icon sx={{ fontSize: 16 }} />
            </Box>
            <Box sx={{ minWidth: 0, pt: 0.25 }}>
              <Typography sx={{ fontWeight: 600 }}>{word}</Typography>
              {reason !== null && (
                <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                  {reason}
                </Typography>
              )}
              <Typography variant="body2" color="textSecondary">
                <Time value={created_at} /> · {actor === owner ? 'you' : actor}
              </Typography>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
