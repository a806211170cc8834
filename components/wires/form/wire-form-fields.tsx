'use client';

import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { FIELD_LABELS } from '@/components/wires/field-labels';
import { AmountField } from '@/components/wires/form/amount-field';
import { CurrencyField } from '@/components/wires/form/currency-field';
import { errorSentence, fieldId } from '@/components/wires/form/field-errors';
import type { WireFormState } from '@/components/wires/form/wire-form-content';
import { WIRE_FIELDS, type FieldName } from '@/contract/wire';

/** The fields that are plain text; amount and currency have fields of their own. */
const TEXT_FIELDS = WIRE_FIELDS.filter((name) => name !== 'amount' && name !== 'currency');

/** The fields of a wire, each with its own error below it. */
export function WireFormFields({ form }: { form: WireFormState }) {
  const { errors } = form.formState;
  const shown = (name: FieldName) => {
    const message = errors[name]?.message;
    return {
      id: fieldId(name),
      error: message !== undefined,
      helperText: message === undefined ? undefined : errorSentence({ name, message }),
    };
  };
  return (
    <Stack spacing={2.5}>
      {TEXT_FIELDS.map((name) => (
        <TextField
          key={name}
          label={FIELD_LABELS[name]}
          autoComplete="off"
          defaultValue={form.getValues(name)}
          {...form.register(name)}
          {...shown(name)}
        />
      ))}
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
