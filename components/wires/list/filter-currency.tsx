'use client';

import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { currencyOfText, filterCurrencies } from '@/components/wires/currency-of-text';
import { CURRENCIES } from '@/contract/money';
import { takeFocus } from '@/components/ui/take-focus';

export interface FilterCurrencyProps {
  value: string | null;
  onApply: (currency: string | null) => void;
}

/** The filter by currency, searchable by code. */
export function FilterCurrency({ value, onApply }: FilterCurrencyProps) {
  const [failure, setFailure] = useState<string>();
  const [typed, setTyped] = useState('');
  return (
    <Autocomplete
      value={value}
      options={CURRENCIES}
      size="small"
      openOnFocus
      autoHighlight
      clearOnBlur={false}
      filterOptions={filterCurrencies}
      onInputChange={(_, text, reason) => {
        setTyped(reason === 'input' ? text : '');
        setFailure(undefined);
      }}
      onChange={(_, code) => onApply(code)}
      onBlur={() => {
        if (typed.trim() === '') return;
        const code = currencyOfText(typed);
        if (code === undefined)
          setFailure(`“${typed}” is not one currency: choose it in the list.`);
        else onApply(code);
      }}
      renderInput={(props) => (
        <TextField
          {...props}
          label="Currency"
          inputRef={takeFocus}
          error={failure !== undefined}
          helperText={failure}
        />
      )}
    />
  );
}
