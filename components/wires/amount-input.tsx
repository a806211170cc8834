'use client';

import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useLayoutEffect, useRef, useState } from 'react';
import { marksOf, readAmount } from '@/contract/amount-text';
import { AMOUNT_PATTERN, groupAmount } from '@/contract/money';

export interface AmountInputProps extends Omit<TextFieldProps, 'onChange' | 'onBlur' | 'value'> {
  /** An amount of the API, or a typed text that is not understood as one. */
  value: string;
  /** ISO 4217; undefined in a filter over every currency. */
  currency: string | undefined;
  /** Receives the amount that the text means, or the text as typed when it means none or several. */
  onChange: (value: string) => void;
  onBlur?: () => void;
}

const display = (value: string) => (AMOUNT_PATTERN.test(value) ? groupAmount(value) : value);

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
  const [focused, setFocused] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const input = () => box.current?.querySelector('input');
  useLayoutEffect(() => {
    // The groups were removed after the browser selected the text, which dropped the selection.
    if (focused) input()?.select();
  }, [focused]);
  // Digits are edited without groups: one digit less of `12,500` would be `12,50`.
  const text = typed ?? (focused ? value : display(value));
  const onChoice = (amount: string) => {
    setTyped(undefined);
    onChange(amount);
    // The button that had the focus is removed.
    input()?.focus();
  };
  const onText = (next: string) => {
    setTyped(next);
    const reading = readAmount(next, currency, marksOf(navigator.language));
    onChange(reading.kind === 'amount' ? reading.amount : next);
  };
  return (
    <div ref={box}>
      <TextField
        {...field}
        fullWidth
        autoComplete="off"
        value={text}
        onChange={(event) => onText(event.target.value)}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setTyped(undefined);
          setFocused(false);
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
              {groupAmount(amount)}
            </Button>
          ))}
        </Stack>
      )}
    </div>
  );
}
