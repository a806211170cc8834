'use client';

import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { Fact } from '@/components/wires/fact';
import { canonicalAmount, formatAmount } from '@/contract/money';
import type { WireFields } from '@/contract/wire';

export interface WireFormReviewProps {
  fields: WireFields;
  busy: boolean;
  failure: string | undefined;
  onSend: () => void;
  onBack: () => void;
}

/** The last look before money moves: everything that was entered, large. */
export function WireFormReview({ fields, busy, failure, onSend, onBack }: WireFormReviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { currency } = fields;
  const amount = `${formatAmount(canonicalAmount(fields.amount), currency)} ${currency}`;
  const recipient = fields.recipient_name.trim();
  return (
    <Paper
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
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
            Send {amount} to {recipient}
          </Typography>
        </div>
        {failure !== undefined && <Alert severity="error">{failure}</Alert>}
        <Divider />
        <Box
          component="dl"
          sx={{ m: 0, display: 'grid', gap: 2.5, '& dd': { fontSize: '1.125rem' } }}
        >
          <Fact label="From">{fields.sender_name.trim()}</Fact>
          <Fact label="To">{recipient}</Fact>
          <Fact label="Amount">{amount}</Fact>
        </Box>
        <Stack direction="row" spacing={1.5}>
          <SubmitButton busy={busy}>Send wire</SubmitButton>
          <Button size="large" onClick={onBack} disabled={busy}>
            Back
          </Button>
        </Stack>
      </Stack>
    </Paper>
  );
}
