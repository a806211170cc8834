'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { NumericFormat } from 'react-number-format';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Problem } from '@/lib/api/contract';
import { CURRENCIES, minorUnit } from '@/lib/money';
import { newWire, type NewWire, type Wire } from '@/lib/wires/schema';

type SendResult = { ok: true; value: Wire } | { ok: false; problem: Problem };

export interface WireFormProps {
  /** Sends the wire; the key makes a repetition of the same form a single wire. */
  send: (fields: NewWire, idempotencyKey: string) => Promise<SendResult>;
}

const FIELDS = ['sender_name', 'recipient_name', 'amount', 'currency'] as const;
const EMPTY: NewWire = { sender_name: '', recipient_name: '', amount: '', currency: 'USD' };

/** The form that creates a wire. The server says the same as the form, by the same schema. */
export function WireForm({ send }: WireFormProps) {
  const router = useRouter();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<string>();
  const form = useForm({
    resolver: zodResolver(newWire, undefined, { raw: true }),
    defaultValues: EMPTY,
  });
  const { control, formState, setError } = form;
  const { errors, isSubmitting } = formState;
  const currency = useWatch({ control, name: 'currency' }) ?? 'USD';

  const onSubmit = form.handleSubmit(async (fields) => {
    setFailure(undefined);
    const result = await send(fields, idempotencyKey).catch(() => undefined);
    if (result?.ok) {
      router.push(`/wires/${result.value.id}`);
      return;
    }
    const problems = result?.problem.errors ?? [];
    for (const { pointer, message } of problems) {
      const name = FIELDS.find((field) => pointer === `/${field}`);
      if (name) setError(name, { message });
    }
    setFailure(
      result?.problem.detail ??
        'The desk did not answer. Send again: the wire is created once, however often you try.',
    );
  });

  const shown = (name: keyof NewWire) => ({
    error: errors[name] !== undefined,
    helperText: errors[name]?.message,
  });
  return (
    <Paper
      component="form"
      noValidate
      onSubmit={(event) => void onSubmit(event)}
      sx={{ p: { xs: 2.5, sm: 4 }, maxWidth: 560 }}
    >
      <Stack spacing={2.5}>
        <Typography variant="h1">New wire</Typography>
        {failure !== undefined && <Alert severity="error">{failure}</Alert>}
        <TextField label="Sender" {...form.register('sender_name')} {...shown('sender_name')} />
        <TextField
          label="Recipient"
          {...form.register('recipient_name')}
          {...shown('recipient_name')}
        />
        <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
          <Controller
            control={control}
            name="amount"
            render={({ field: { ref, onChange, ...field } }) => (
              <NumericFormat
                {...field}
                getInputRef={ref}
                customInput={TextField}
                label="Amount"
                thousandSeparator=","
                decimalScale={minorUnit(currency) ?? 2}
                allowNegative={false}
                valueIsNumericString
                inputMode="decimal"
                onValueChange={({ value }) => onChange(value)}
                {...shown('amount')}
              />
            )}
          />
          <Controller
            control={control}
            name="currency"
            render={({ field: { onChange, value, ...field } }) => (
              <Autocomplete
                {...field}
                value={value ?? 'USD'}
                options={CURRENCIES}
                disableClearable
                onChange={(_, code) => onChange(code)}
                renderInput={(props) => (
                  <TextField {...props} label="Currency" {...shown('currency')} />
                )}
                sx={{ minWidth: 140 }}
              />
            )}
          />
        </Stack>
        <Stack direction="row" spacing={1.5}>
          <SubmitButton busy={isSubmitting}>Send wire</SubmitButton>
          <Button size="large" component={Link} href="/wires">
            Cancel
          </Button>
        </Stack>
      </Stack>
    </Paper>
  );
}
