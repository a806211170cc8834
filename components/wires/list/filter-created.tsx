'use client';

import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState, type SubmitEvent } from 'react';
import { fieldOfTime, PRESETS, timeOfField } from '@/components/wires/list/day-range';

export interface FilterCreatedProps {
  from: string | null;
  to: string | null;
  onApply: (range: { created_from: string | null; created_to: string | null }) => void;
}

/** A range of days in the browser's time zone: a preset, or a first and a last day. */
export function FilterCreated({ from, to, onApply }: FilterCreatedProps) {
  const [first, setFirst] = useState(() => fieldOfTime(from, 'from'));
  const [last, setLast] = useState(() => fieldOfTime(to, 'to'));
  const [failure, setFailure] = useState<string>();
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (first !== '' && last !== '' && first > last) {
      setFailure('The last day must not be before the first.');
      return;
    }
    onApply({ created_from: timeOfField(first, 'from'), created_to: timeOfField(last, 'to') });
  };
  const field = {
    type: 'date',
    size: 'small',
    error: failure !== undefined,
    slotProps: { inputLabel: { shrink: true } },
  } as const;
  return (
    <Stack spacing={2}>
      <Stack sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
        {Object.entries(PRESETS).map(([name, startOf]) => (
          <Button
            key={name}
            size="small"
            variant="outlined"
            onClick={() =>
              onApply({ created_from: startOf(new Date()).toISOString(), created_to: null })
            }
          >
            {name}
          </Button>
        ))}
      </Stack>
      <Divider />
      <Stack component="form" spacing={2} noValidate onSubmit={onSubmit}>
        <TextField
          {...field}
          label="First day"
          value={first}
          onChange={({ target }) => setFirst(target.value)}
        />
        <TextField
          {...field}
          label="Last day"
          value={last}
          helperText={failure}
          onChange={({ target }) => setLast(target.value)}
        />
        <Button type="submit" variant="contained">
          Apply
        </Button>
      </Stack>
    </Stack>
  );
}
