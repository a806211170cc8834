'use client';

import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { DEFAULT_CURRENCY, formatAmount } from '@/contract/money';
import { Time } from '@/components/ui/time';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { ChangeView } from '@/components/wires/list/use-list-view';
import { searchedAmount } from '@/components/wires/list/list-query';
import { NO_FILTERS, type ListView } from '@/components/wires/list/list-view';

/** A bound of an amount in any currency, with two decimals. */
const bound = (amount: string): string => formatAmount(amount, DEFAULT_CURRENCY);

function amountText({ min_amount: min, max_amount: max }: ListView): string {
  if (min !== null && max !== null) {
    return `Amount ${bound(min)} to ${bound(max)}`;
  }
  return min === null ? `Amount up to ${bound(max ?? '')}` : `Amount from ${bound(min)}`;
}

function createdText({ created_from: from, created_to: to }: ListView): ReactNode {
  // The end is exclusive: the last day is that of the millisecond before it.
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
  label: ReactNode;
  without: Partial<ListView>;
}

function chipsOf(view: ListView): FilterChip[] {
  const chips: FilterChip[] = [];
  const exact = searchedAmount(view);
  if (view.search !== null) {
    const label = exact === undefined ? `“${view.search}”` : `Amount exactly ${bound(exact)}`;
    chips.push({ name: 'search', label, without: { search: null } });
  }
  if (view.created_from !== null || view.created_to !== null) {
    const without = { created_from: null, created_to: null };
    chips.push({ name: 'created', label: createdText(view), without });
  }
  if (view.min_amount !== null || view.max_amount !== null) {
    const without = { min_amount: null, max_amount: null };
    chips.push({ name: 'amount', label: amountText(view), without });
  }
  if (view.currency !== null) {
    chips.push({ name: 'currency', label: `In ${view.currency}`, without: { currency: null } });
  }
  return chips;
}

/** The filters that are set, each with a button that removes it. */
export function FilterChips({ view, onChange }: { view: ListView; onChange: ChangeView }) {
  const chips = chipsOf(view);
  if (chips.length === 0) return null;
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      {chips.map(({ name, label, without }) => (
        <Chip
          key={name}
          size="small"
          label={
            <>
              {label}
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
