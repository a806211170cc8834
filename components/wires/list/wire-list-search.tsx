'use client';

import ClearRounded from '@mui/icons-material/ClearRounded';
import SearchRounded from '@mui/icons-material/SearchRounded';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { SEARCH_ID } from '@/components/shell/use-shortcuts';

const DEBOUNCE_MS = 300;
const MAX_LENGTH = 200;

export interface WireListSearchProps {
  /** What is searched for now. */
  value: string;
  /** Told a moment after the typing stops; trimmed. */
  onSearch: (text: string) => void;
}

/** Searches while one types. Follows the URL when that changes by itself (Back, clear). */
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
    // The shortcut of another page leads here by this address.
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
        htmlInput: { 'aria-label': 'Search wires', maxLength: MAX_LENGTH },
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
