'use client';

import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountSection } from '@/components/account/account-section';
import { sessionsQuery } from '@/components/account/sessions-query';
import { SessionRow } from '@/components/account/session-row';
import { attempt } from '@/components/auth/attempt';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { Session } from '@/contract/account';
import type { ActionResult } from '@/contract/action-result';

/** More are shown on demand; the current session comes first, then the newest. */
const SHOWN_AT_FIRST = 5;
const NO_ANSWER = 'The desk did not answer. Try again in a moment.';

export interface SessionsProps {
  initial: Session[];
  revoke: (id: string) => Promise<ActionResult<undefined>>;
  revokeOthers: () => Promise<ActionResult<undefined>>;
}

/** The user's sessions, with buttons that end them. */
export function Sessions({ initial, revoke, revokeOthers }: SessionsProps) {
  const client = useQueryClient();
  const { data } = useQuery({ ...sessionsQuery, initialData: { items: initial } });
  const [all, setAll] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [announcement, setAnnouncement] = useState('');
  const sorted = data.items.toSorted((a, b) => Number(b.current) - Number(a.current));
  const shown = all ? sorted : sorted.slice(0, SHOWN_AT_FIRST);
  const others = data.items.filter(({ current }) => !current).length;

  const end = async (write: () => Promise<ActionResult<undefined>>, done: string) => {
    setBusy(true);
    setFailure(undefined);
    const result = await attempt(write(), NO_ANSWER);
    // 404: the session has ended already, which is the wanted result.
    if (result.ok || result.problem?.status === 404) setAnnouncement(done);
    else setFailure(result.message);
    await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    setBusy(false);
  };
  return (
    <AccountSection
      title="Sessions"
      text="Where you are signed in. A session that you sign out stops working at once."
      control={
        others > 0 && (
          <Button
            variant="outlined"
            color="error"
            disabled={busy}
            onClick={() => void end(revokeOthers, 'Signed out everywhere else')}
            sx={{ flexShrink: 0 }}
          >
            Sign out everywhere else
          </Button>
        )
      }
    >
      {failure !== undefined && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {failure}
        </Alert>
      )}
      <span role="status">
        <VisuallyHidden>{announcement}</VisuallyHidden>
      </span>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {shown.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            busy={busy}
            onRevoke={() => void end(() => revoke(session.id), 'Session signed out')}
          />
        ))}
      </Box>
      {shown.length < data.items.length && (
        <Button size="small" onClick={() => setAll(true)} sx={{ mt: 1 }}>
          Show all {data.items.length} sessions
        </Button>
      )}
    </AccountSection>
  );
}
