'use client';

import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import {
  fieldId,
  sentence,
  type FieldName,
  type WireFormState,
} from '@/components/wires/form/wire-form-content';
import { AmountField } from '@/components/wires/form/amount-field';
import { CurrencyField } from '@/components/wires/form/currency-field';

/** The four fields of a wire, each with its own error below it. */
export function WireFormFields({ form }: { form: WireFormState }) {
  const { errors } = form.formState;
  const shown = (name: FieldName) => {
    const message = errors[name]?.message;
    return {
      id: fieldId(name),
      error: message !== undefined,
      helperText: message === undefined ? undefined : sentence(name, message),
    };
  };
  return (
    <Stack spacing={2.5}>
      <TextField
        label="Sender"
        autoComplete="off"
        defaultValue={form.getValues('sender_name')}
        {...form.register('sender_name')}
        {...shown('sender_name')}
      />
      <TextField
        label="Recipient"
        autoComplete="off"
        defaultValue={form.getValues('recipient_name')}
        {...form.register('recipient_name')}
        {...shown('recipient_name')}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: '1fr', sm: '1fr 160px' },
        }}
      >
        <AmountField control={form.control} {...shown('amount')} />
        <CurrencyField control={form.control} {...shown('currency')} />
      </Box>
    </Stack>
  );
}
