'use client';

import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { Facts } from '@/components/ui/facts';
import { SubmitButton } from '@/components/ui/submit-button';
import { enteredFacts } from '@/components/wires/entered-facts';
import { formatMoney } from '@/components/wires/format-money';
import { canonicalAmount } from '@/contract/money';
import type { WireFields } from '@/contract/wire';

/** The second click of a double click on Review must not send. */
const READ_BEFORE_SENDING_MS = 700;

export interface WireFormReviewProps {
  fields: WireFields;
  busy: boolean;
  failure: string | undefined;
  onSend: () => void;
  onBack: () => void;
}

/** The step before the wire is sent: every entered field, in large type. */
export function WireFormReview({ fields, busy, failure, onSend, onBack }: WireFormReviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [readable, setReadable] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReadable(true), READ_BEFORE_SENDING_MS);
    return () => clearTimeout(timer);
  }, []);
  const amount = formatMoney({ ...fields, amount: canonicalAmount(fields.amount) });
  return (
    <Paper
      component="form"
      noValidate
      onKeyDown={(event) => {
        // A key that is held from the step before must not confirm this one.
        if (event.repeat && event.key === 'Enter') event.preventDefault();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (readable) onSend();
      }}
      sx={{ p: { xs: 2.5, sm: 4 } }}
    >
      <Stack spacing={3}>
        <div>
          <Typography variant="body2" color="textSecondary" gutterBottom>
            Check before you send
          </Typography>
          <Typography
            variant="h1"
            ref={heading}
            tabIndex={-1}
            sx={{
              fontSize: { xs: '1.5rem', sm: '1.75rem' },
              outline: 'none',
              overflowWrap: 'anywhere',
              fontVariantNumeric: 'tabular-nums',
            }}
          >
            Send {amount} to {fields.recipient_name.trim()}
          </Typography>
        </div>
        {failure !== undefined && <Alert severity="error">{failure}</Alert>}
        <Divider />
        <Facts labels="above" large facts={enteredFacts(fields)} />
        <Stack direction="row" spacing={1.5}>
          <SubmitButton busy={busy} disabled={!readable}>
            Send wire
          </SubmitButton>
          <Button size="large" onClick={onBack} disabled={busy}>
            Back
          </Button>
        </Stack>
      </Stack>
    </Paper>
  );
}
