'use client';

import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useState, type SubmitEvent } from 'react';
import { AmountInput } from '@/components/wires/amount-input';
import { marksOf, readAmount } from '@/contract/amount-text';
import { AMOUNT_PATTERN, toHundredths } from '@/contract/money';

/** A typed bound in the form of the API; null for no bound; undefined when it is not an amount. */
function bound(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  return AMOUNT_PATTERN.test(text) ? text : undefined;
}

/** Why one of two bounds cannot be applied; the first that is not understood. */
function failureOf(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    if (bound(text) !== undefined) continue;
    const reading = readAmount(text, undefined, marksOf(navigator.language));
    if (reading.kind !== 'amount') return `“${text}” ${reading.message}.`;
  }
  return undefined;
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
      setFailure(failureOf([from, to]));
    } else if (min_amount && max_amount && toHundredths(min_amount) > toHundredths(max_amount)) {
      setFailure('The second amount must not be smaller than the first.');
    } else onApply({ min_amount, max_amount });
  };
  const field = { size: 'small', currency: undefined, error: failure !== undefined } as const;
  return (
    <Stack component="form" spacing={2} noValidate onSubmit={onSubmit}>
      <AmountInput {...field} label="At least" value={from} onChange={setFrom} />
      <AmountInput {...field} label="At most" value={to} helperText={failure} onChange={setTo} />
      <Button type="submit" variant="contained">
        Apply
      </Button>
    </Stack>
  );
}
