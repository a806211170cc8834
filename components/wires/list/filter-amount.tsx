'use client';

import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState, type SubmitEvent } from 'react';
import { NumericFormat } from 'react-number-format';
import { AMOUNT_PATTERN, MAX_MINOR_UNIT, toHundredths } from '@/contract/money';

/** A typed bound in the form of the API; null for no bound; undefined when it is not an amount. */
function bound(text: string): string | null | undefined {
  if (text === '') return null;
  const plain = text.replace(/^0+(?=\d)/, '').replace(/\.$/, '');
  return AMOUNT_PATTERN.test(plain) ? plain : undefined;
}

export interface FilterAmountProps {
  min: string | null;
  max: string | null;
  onApply: (range: { min_amount: string | null; max_amount: string | null }) => void;
}

/** A range of amounts, in any currency. */
export function FilterAmount({ min, max, onApply }: FilterAmountProps) {
  const [from, setFrom] = useState(min ?? '');
  const [to, setTo] = useState(max ?? '');
  const [failure, setFailure] = useState<string>();
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const [min_amount, max_amount] = [bound(from), bound(to)];
    if (min_amount === undefined || max_amount === undefined) {
      setFailure('At most 13 digits and two decimals.');
    } else if (min_amount && max_amount && toHundredths(min_amount) > toHundredths(max_amount)) {
      setFailure('The second amount must not be smaller than the first.');
    } else onApply({ min_amount, max_amount });
  };
  const field = {
    customInput: TextField,
    size: 'small',
    thousandSeparator: ',',
    decimalScale: MAX_MINOR_UNIT,
    allowNegative: false,
    valueIsNumericString: true,
    inputMode: 'decimal',
    error: failure !== undefined,
  } as const;
  return (
    <Stack component="form" spacing={2} noValidate onSubmit={onSubmit}>
      <NumericFormat
        {...field}
        label="At least"
        value={from}
        onValueChange={({ value }) => setFrom(value)}
      />
      <NumericFormat
        {...field}
        label="At most"
        value={to}
        helperText={failure}
        onValueChange={({ value }) => setTo(value)}
      />
      <Button type="submit" variant="contained">
        Apply
      </Button>
    </Stack>
  );
}
