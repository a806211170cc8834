'use client';

import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { formatAmount } from '@/contract/money';
import { Time } from '@/components/ui/time';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { ChangeView } from '@/components/wires/list/use-list-view';
import { NO_FILTERS, searchedAmount, type ListView } from '@/components/wires/list/list-view';

/** A currency of two decimals, to write a bound that belongs to none. */
const ANY = 'USD';

function amountText({ min_amount: min, max_amount: max }: ListView): string {
  if (min !== null && max !== null) {
    return `Amount ${formatAmount(min, ANY)} to ${formatAmount(max, ANY)}`;
  }
  return min === null
    ? `Amount up to ${formatAmount(max ?? '', ANY)}`
    : `Amount from ${formatAmount(min, ANY)}`;
}

function createdText({ created_from: from, created_to: to }: ListView): ReactNode {
  // The end is exclusive: the last day is the one of the moment before it.
  const last = to && new Date(Date.parse(to) - 1).toISOString();
  return (
    <>
      Created {from && <>from {<Time value={from} precision="day" />}</>}
      {from && last && ' '}
      {last && <>until {<Time value={last} precision="day" />}</>}
    </>
  );
}

interface FilterChip {
  name: string;
  says: ReactNode;
  without: Partial<ListView>;
}

function chipsOf(view: ListView): FilterChip[] {
  const chips: FilterChip[] = [];
  const exact = searchedAmount(view);
  if (view.search !== null) {
    const says =
      exact === undefined ? `“${view.search}”` : `Amount exactly ${formatAmount(exact, ANY)}`;
    chips.push({ name: 'search', says, without: { search: null } });
  }
  if (view.created_from !== null || view.created_to !== null) {
    const without = { created_from: null, created_to: null };
    chips.push({ name: 'created', says: createdText(view), without });
  }
  if (view.min_amount !== null || view.max_amount !== null) {
    const without = { min_amount: null, max_amount: null };
    chips.push({ name: 'amount', says: amountText(view), without });
  }
  if (view.currency !== null) {
    chips.push({ name: 'currency', says: `In ${view.currency}`, without: { currency: null } });
  }
  return chips;
}

/** What narrows the list, each with a way to be rid of it. */
export function FilterChips({ view, onChange }: { view: ListView; onChange: ChangeView }) {
  const chips = chipsOf(view);
  if (chips.length === 0) return null;
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      {chips.map(({ name, says, without }) => (
        <Chip
          key={name}
          size="small"
          label={
            <>
              {says}
              <VisuallyHidden> (remove this filter)</VisuallyHidden>
            </>
          }
          onDelete={() => onChange(without)}
          onClick={() => onChange(without)}
        />
      ))}
      <Button size="small" onClick={() => onChange(NO_FILTERS)}>
        Clear filters
      </Button>
    </Stack>
  );
}
