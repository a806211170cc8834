'use client';

import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import {
  currencyName,
  currencyOfText,
  filterCurrencies,
} from '@/components/wires/currency-of-text';
import { FIELD_LABELS } from '@/components/wires/field-labels';
import type { WireFormControl } from '@/components/wires/form/wire-form-content';
import { CURRENCIES, DEFAULT_CURRENCY } from '@/contract/money';

export interface CurrencyFieldProps {
  control: WireFormControl;
  id: string;
  error: boolean;
  helperText: string | undefined;
}

/** The field of a currency: one of those that a wire may have. */
export function CurrencyField({ control, id, error, helperText }: CurrencyFieldProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <Controller
      control={control}
      name="currency"
      render={({ field: { onChange, onBlur, value = DEFAULT_CURRENCY, ref, ...field } }) => (
        <Autocomplete
          {...field}
          id={id}
          value={value}
          inputValue={typed ?? value}
          options={CURRENCIES}
          filterOptions={filterCurrencies}
          freeSolo
          forcePopupIcon
          disableClearable
          autoHighlight
          onInputChange={(_, text, reason) => setTyped(reason === 'input' ? text : undefined)}
          onChange={(_, code) => onChange(currencyOfText(code) ?? code)}
          onBlur={() => {
            // A text that names no currency is kept and refused: another currency is never sent.
            if (typed !== undefined) onChange(currencyOfText(typed) ?? typed);
            setTyped(undefined);
            onBlur();
          }}
          slotProps={{ popper: { placement: 'bottom-end', sx: { minWidth: 300 } } }}
          renderOption={({ key, ...props }, code) => (
            <Box component="li" key={key} {...props} sx={{ gap: 1.5 }}>
              <Box component="span" sx={{ width: 40, fontWeight: 600 }}>
                {code}
              </Box>
              {currencyName(code)}
            </Box>
          )}
          renderInput={(props) => (
            <TextField
              {...props}
              inputRef={ref}
              label={FIELD_LABELS.currency}
              error={error}
              helperText={helperText}
            />
          )}
        />
      )}
    />
  );
}
