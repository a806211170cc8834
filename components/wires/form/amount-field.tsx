'use client';

import TextField from '@mui/material/TextField';
import { Controller, useWatch } from 'react-hook-form';
import { NumericFormat } from 'react-number-format';
import { DEFAULT_CURRENCY, type WireFormControl } from '@/components/wires/form/wire-form-content';
import { decimals, minorUnit } from '@/contract/money';

const MAX_DECIMALS = 2;

export interface AmountFieldProps {
  control: WireFormControl;
  id: string;
  error: boolean;
  helperText: string | undefined;
}

function hint(currency: string, scale: number): string {
  return scale === 0 ? `Whole ${currency}, no decimals` : `Up to ${scale} decimals`;
}

/** An amount as text from end to end; it takes as many decimals as the currency has. */
export function AmountField({ control, id, error, helperText }: AmountFieldProps) {
  const currency = useWatch({ control, name: 'currency' }) ?? DEFAULT_CURRENCY;
  const scale = minorUnit(currency) ?? MAX_DECIMALS;
  return (
    <Controller
      control={control}
      name="amount"
      render={({ field: { ref, onChange, value, ...field } }) => (
        <NumericFormat
          {...field}
          id={id}
          value={value}
          getInputRef={ref}
          customInput={TextField}
          label="Amount"
          autoComplete="off"
          inputMode="decimal"
          thousandSeparator=","
          // Decimals typed before the currency changed stay, and are refused, rather than rounded.
          decimalScale={Math.max(scale, decimals(value))}
          allowNegative={false}
          valueIsNumericString
          onValueChange={(values) => onChange(values.value)}
          error={error}
          helperText={helperText ?? hint(currency, scale)}
          sx={{ '& input': { fontVariantNumeric: 'tabular-nums' } }}
        />
      )}
    />
  );
}
