'use client';

import TextField from '@mui/material/TextField';
import { Controller, useWatch } from 'react-hook-form';
import { NumericFormat } from 'react-number-format';
import { FIELD_LABELS } from '@/components/wires/field-labels';
import type { WireFormControl } from '@/components/wires/form/wire-form-content';
import { DEFAULT_CURRENCY, decimals, MAX_MINOR_UNIT, minorUnit } from '@/contract/money';

export interface AmountFieldProps {
  control: WireFormControl;
  id: string;
  error: boolean;
  helperText: string | undefined;
}

function hint(currency: string, scale: number): string {
  return scale === 0 ? `Whole ${currency}, no decimals` : `Up to ${scale} decimals`;
}

/** The field of an amount, which stays text; it takes as many decimals as the currency has. */
export function AmountField({ control, id, error, helperText }: AmountFieldProps) {
  const currency = useWatch({ control, name: 'currency' }) ?? DEFAULT_CURRENCY;
  const scale = minorUnit(currency) ?? MAX_MINOR_UNIT;
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
          label={FIELD_LABELS.amount}
          autoComplete="off"
          inputMode="decimal"
          thousandSeparator=","
          // Decimals that were typed for another currency are kept and refused, not rounded.
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
