'use client';

import ClearRounded from '@mui/icons-material/ClearRounded';
import SearchRounded from '@mui/icons-material/SearchRounded';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { SEARCH_ID } from '@/components/shell/use-shortcuts';
import { MAX_SEARCH_LENGTH } from '@/contract/wire-filter';

const DEBOUNCE_MS = 300;

export interface WireListSearchProps {
  /** The current search. */
  value: string;
  /** Called with the trimmed text a moment after the last key. */
  onSearch: (text: string) => void;
}

/** Searches while the user types. Shows another value when the URL changes (Back, clear). */
export function WireListSearch({ value, onSearch }: WireListSearchProps) {
  const [draft, setDraft] = useState(value);
  const [sent, setSent] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const field = useRef<HTMLInputElement>(null);
  if (value !== sent) {
    setSent(value);
    setDraft(value);
  }
  useEffect(() => {
    // The search shortcut of another page opens the list with this hash.
    if (window.location.hash === `#${SEARCH_ID}`) field.current?.focus();
    return () => clearTimeout(timer.current);
  }, []);
  const send = (text: string) => {
    clearTimeout(timer.current);
    if (text.trim() === value) return;
    setSent(text.trim());
    onSearch(text.trim());
  };
  const type = (text: string) => {
    setDraft(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(text), DEBOUNCE_MS);
  };
  const clear = () => {
    setDraft('');
    send('');
    field.current?.focus();
  };
  return (
    <TextField
      id={SEARCH_ID}
      type="search"
      size="small"
      placeholder="Name, reference or amount"
      value={draft}
      onChange={({ target }) => type(target.value)}
      onKeyDown={({ key }) => {
        if (key === 'Enter') send(draft);
        if (key === 'Escape' && draft !== '') clear();
      }}
      inputRef={field}
      slotProps={{
        htmlInput: { 'aria-label': 'Search wires', maxLength: MAX_SEARCH_LENGTH },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchRounded fontSize="small" />
            </InputAdornment>
          ),
          endAdornment: draft !== '' && (
            <InputAdornment position="end">
              <IconButton size="small" edge="end" aria-label="Clear search" onClick={clear}>
                <ClearRounded fontSize="small" />
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
      sx={{
        maxWidth: { sm: 320 },
        '& input::-webkit-search-cancel-button': { display: 'none' },
      }}
    />
  );
}
