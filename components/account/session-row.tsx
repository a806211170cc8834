import ComputerRounded from '@mui/icons-material/ComputerRounded';
import TerminalRounded from '@mui/icons-material/TerminalRounded';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Time } from '@/components/ui/time';
import type { Session } from '@/contract/account';

const KINDS = {
  browser: { label: 'Browser', Icon: ComputerRounded },
  api: { label: 'API', Icon: TerminalRounded },
} as const;

export interface SessionRowProps {
  session: Session;
  busy: boolean;
  onRevoke: () => void;
}

/** One session: its kind, its address and when it was last seen. */
export function SessionRow({ session, busy, onRevoke }: SessionRowProps) {
  const { kind, address, created_at, last_seen_at, current } = session;
  const { label, Icon } = KINDS[kind];
  const from = address ?? 'an unknown address';
  return (
    <Stack
      component="li"
      direction="row"
      spacing={2}
      data-session={kind}
      sx={{ py: 1.5, alignItems: 'center', borderTop: 1, borderColor: 'divider' }}
    >
      <Icon sx={{ color: 'text.secondary' }} />
      <Stack sx={{ flexGrow: 1, minWidth: 0 }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            {label} from {from}
          </Typography>
          {current && <Chip size="small" color="success" variant="outlined" label="This one" />}
        </Stack>
        <Typography variant="body2" color="textSecondary">
          Last seen <Time value={last_seen_at} /> · signed in <Time value={created_at} />
        </Typography>
      </Stack>
      {!current && (
        <Button
          size="small"
          color="error"
          disabled={busy}
          onClick={onRevoke}
          aria-label={`Sign out ${label} from ${from}`}
        >
          Sign out
        </Button>
      )}
    </Stack>
  );
}
