'use client';

import { Controller, useWatch } from 'react-hook-form';
import { AmountInput } from '@/components/wires/amount-input';
import { FIELD_LABELS } from '@/components/wires/field-labels';
import type { WireFormControl } from '@/components/wires/form/wire-form-content';
import { DEFAULT_CURRENCY, MAX_MINOR_UNIT, minorUnit } from '@/contract/money';

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
      render={({ field: { ref, ...field } }) => (
        <AmountInput
          {...field}
          id={id}
          currency={currency}
          inputRef={ref}
          label={FIELD_LABELS.amount}
          error={error}
          helperText={helperText ?? hint(currency, scale)}
        />
      )}
    />
  );
}
