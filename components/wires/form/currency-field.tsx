'use client';

import Autocomplete, { createFilterOptions } from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { Controller } from 'react-hook-form';
import { FIELD_LABELS } from '@/components/wires/field-labels';
import type { WireFormControl } from '@/components/wires/form/wire-form-content';
import { CURRENCIES, DEFAULT_CURRENCY } from '@/contract/money';

const NAMES = new Intl.DisplayNames('en', { type: 'currency' });
/** Matches the code and the name: "yen" finds JPY. */
const filterOptions = createFilterOptions<string>({
  stringify: (code) => `${code} ${NAMES.of(code) ?? ''}`,
});

export interface CurrencyFieldProps {
  control: WireFormControl;
  id: string;
  error: boolean;
  helperText: string | undefined;
}

/** The field of a currency: one of those that a wire may have. */
export function CurrencyField({ control, id, error, helperText }: CurrencyFieldProps) {
  return (
    <Controller
      control={control}
      name="currency"
      render={({ field: { onChange, value, ref, ...field } }) => (
        <Autocomplete
          {...field}
          id={id}
          value={value ?? DEFAULT_CURRENCY}
          options={CURRENCIES}
          filterOptions={filterOptions}
          disableClearable
          autoHighlight
          onChange={(_, code) => onChange(code)}
          slotProps={{ popper: { placement: 'bottom-end', sx: { minWidth: 300 } } }}
          renderOption={({ key, ...props }, code) => (
            <Box component="li" key={key} {...props} sx={{ gap: 1.5 }}>
              <Box component="span" sx={{ width: 40, fontWeight: 600 }}>
                {code}
              </Box>
              {NAMES.of(code)}
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
