'use client';

import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { marksOf, readAmount } from '@/contract/amount-text';
import { AMOUNT_PATTERN, DEFAULT_CURRENCY, formatAmount } from '@/contract/money';

export interface AmountInputProps extends Omit<TextFieldProps, 'onChange' | 'onBlur' | 'value'> {
  /** An amount of the API, or a typed text that is not understood as one. */
  value: string;
  /** ISO 4217; undefined in a filter over every currency. */
  currency: string | undefined;
  /** Receives the amount that the text means, or the text as typed when it means none or several. */
  onChange: (value: string) => void;
  onBlur?: () => void;
}

const display = (amount: string, currency: string | undefined) =>
  AMOUNT_PATTERN.test(amount) ? formatTyped(amount, currency) : amount;

/** Grouped, with the decimals as they were typed. */
function formatTyped(amount: string, currency: string | undefined): string {
  const [whole = '', decimals] = amount.split('.');
  const grouped = formatAmount(whole, currency ?? DEFAULT_CURRENCY);
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** The amounts that a text can mean, when it can mean several. */
function choicesOf(value: string, currency: string | undefined): readonly string[] {
  if (value === '' || AMOUNT_PATTERN.test(value)) return [];
  const reading = readAmount(value, currency, marksOf(navigator.language));
  return reading.kind === 'ambiguous' ? reading.amounts : [];
}

/**
 * A text field for an amount in the usual notations. It never changes a text that it does not
 * understand, and asks when a text can mean two amounts.
 */
export function AmountInput({ value, currency, onChange, onBlur, ...field }: AmountInputProps) {
  const [typed, setTyped] = useState<string>();
  // Shown while typing: a row that appears on blur would move the button that is being clicked.
  const choices = choicesOf(typed ?? value, currency);
  const onChoice = (amount: string) => {
    setTyped(undefined);
    onChange(amount);
  };
  const onText = (text: string) => {
    setTyped(text);
    const reading = readAmount(text, currency, marksOf(navigator.language));
    onChange(reading.kind === 'amount' ? reading.amount : text);
  };
  return (
    <div>
      <TextField
        {...field}
        fullWidth
        autoComplete="off"
        value={typed ?? display(value, currency)}
        onChange={(event) => onText(event.target.value)}
        onBlur={() => {
          setTyped(undefined);
          onBlur?.();
        }}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        sx={{ '& input': { fontVariantNumeric: 'tabular-nums' } }}
      />
      {choices.length > 0 && (
        <Stack
          direction="row"
          role="group"
          aria-label="Which amount?"
          sx={{ alignItems: 'center' }}
        >
          <Typography variant="body2">Did you mean</Typography>
          {choices.map((amount) => (
            <Button key={amount} size="small" onClick={() => onChoice(amount)}>
              {formatTyped(amount, currency)}
            </Button>
          ))}
        </Stack>
      )}
    </div>
  );
}
