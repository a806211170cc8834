import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { HistoryEntry } from '@/lib/wires/schema';
import type { HistoryType } from '@/lib/wires/status';
import { Time } from '@/components/ui/time';

const WORDS: Record<HistoryType, string> = {
  created: 'Created',
  edited: 'Edited',
  processing: 'Sent to the rail',
  completed: 'Completed',
  failed: 'Failed',
  retried: 'Retried',
  deleted: 'Deleted',
};

export interface TimelineProps {
  /** Oldest first. */
  entries: readonly HistoryEntry[];
  /** The wire's owner, who is shown as "you". */
  owner: string;
}

/** What happened, when, by whom and why. */
export function Timeline({ entries, owner }: TimelineProps) {
  return (
    <Stack component="ol" spacing={2} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {entries.map(({ id, type, actor, reason, created_at }) => (
        <Stack component="li" key={id} direction="row" spacing={2} data-event={type}>
          <Box
            sx={{
              mt: 0.9,
              width: 10,
              height: 10,
              flexShrink: 0,
              borderRadius: '50%',
              bgcolor: type === 'failed' ? 'error.main' : 'primary.main',
            }}
          />
          <div>
            <Typography sx={{ fontWeight: 600 }}>{WORDS[type]}</Typography>
            {reason !== null && <Typography>{reason}</Typography>}
            <Typography variant="body2" color="textSecondary">
              <Time value={created_at} /> · {actor === owner ? 'you' : actor}
            </Typography>
          </div>
        </Stack>
      ))}
    </Stack>
  );
}
