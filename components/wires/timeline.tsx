import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { HistoryEntry } from '@/contract/wire';
import { Time } from '@/components/ui/time';
import { HISTORY_WORDS } from '@/components/wires/history-words';

const DOT_SIZE = 28;

export interface TimelineProps {
  /** Oldest first. */
  entries: readonly HistoryEntry[];
  /** The id of the wire's owner, shown as "you". */
  owner: string;
}

/** The history of a wire: each change with its time, its actor and its reason. */
export function Timeline({ entries, owner }: TimelineProps) {
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {entries.map(({ id, type, actor, reason, created_at }, index) => {
        const { label, Icon, color } = HISTORY_WORDS[type];
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
              // The line to the next entry.
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
              <Typography sx={{ fontWeight: 600 }}>{label}</Typography>
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
