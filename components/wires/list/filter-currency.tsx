'use client';

import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { CURRENCIES } from '@/contract/money';
import { takeFocus } from '@/components/ui/take-focus';

export interface FilterCurrencyProps {
  value: string | null;
  onApply: (currency: string | null) => void;
}

/** The filter by currency, searchable by code. */
export function FilterCurrency({ value, onApply }: FilterCurrencyProps) {
  return (
    <Autocomplete
      value={value}
      options={CURRENCIES}
      size="small"
      openOnFocus
      autoHighlight
      onChange={(_, code) => onApply(code)}
      renderInput={(props) => <TextField {...props} label="Currency" inputRef={takeFocus} />}
    />
  );
}
