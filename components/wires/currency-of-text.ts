import { createFilterOptions } from '@mui/material/Autocomplete';
import { CURRENCIES } from '@/contract/money';

const NAMES = new Intl.DisplayNames('en', { type: 'currency' });

/** The English name of a currency: "Euro" for EUR. */
export function currencyName(code: string): string {
  return NAMES.of(code) ?? code;
}

/** Matches the code and the name: "yen" finds JPY. */
export const filterCurrencies = createFilterOptions<string>({
  stringify: (code) => `${code} ${currencyName(code)}`,
});

/** The currency that a typed text names: its code, or the only one whose code or name has the text. */
export function currencyOfText(text: string): string | undefined {
  const inputValue = text.trim();
  const code = inputValue.toUpperCase();
  if (CURRENCIES.includes(code)) return code;
  if (inputValue === '') return undefined;
  const found = filterCurrencies([...CURRENCIES], {
    inputValue,
    getOptionLabel: (option) => option,
  });
  return found.length === 1 ? found[0] : undefined;
}
