'use client';

import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import type { ListView } from '@/components/wires/list/list-view';

type Sort = ListView['sort'];

const ORDERS: Partial<Record<Sort, string>> = {
  '-created_at': 'Newest first',
  created_at: 'Oldest first',
  '-amount': 'Largest amount first',
  amount: 'Smallest amount first',
  recipient_name: 'Recipient, A to Z',
  status: 'Status',
};

export interface WireListOrderProps {
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/** The sort order of the list, for a screen too narrow for column headers. */
export function WireListOrder({ sort, onSort }: WireListOrderProps) {
  return (
    <FormControl>
      <FormLabel id="order">Order</FormLabel>
      <RadioGroup
        aria-labelledby="order"
        value={sort}
        onChange={(_, value) => onSort(value as Sort)}
      >
        {Object.entries(ORDERS).map(([value, name]) => (
          <FormControlLabel
            key={value}
            value={value}
            label={name}
            control={<Radio size="small" />}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
