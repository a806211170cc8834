'use client';

import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { PopoverButton } from '@/components/ui/popover-button';
import { FilterAmount } from '@/components/wires/list/filter-amount';
import { FilterCreated } from '@/components/wires/list/filter-created';
import { FilterCurrency } from '@/components/wires/list/filter-currency';
import type { ChangeView } from '@/components/wires/list/use-list-view';
import { WireListSearch } from '@/components/wires/list/wire-list-search';
import type { ListView } from '@/components/wires/list/list-view';

export interface FilterBarProps {
  view: ListView;
  onChange: ChangeView;
  /** The controls at the end of the bar. */
  children: ReactNode;
}

/** The search and the filters of the list. */
export function FilterBar({ view, onChange, children }: FilterBarProps) {
  const apply = (close: () => void) => (change: Partial<ListView>) => {
    close();
    onChange(change);
  };
  const onSearch = (text: string) =>
    // A refined search replaces its history entry: Back undoes the search, not a pause in typing.
    onChange({ search: text || null }, { history: view.search === null ? 'push' : 'replace' });
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <WireListSearch value={view.search ?? ''} onSearch={onSearch} />
      <PopoverButton label="Created">
        {(close) => (
          <FilterCreated from={view.created_from} to={view.created_to} onApply={apply(close)} />
        )}
      </PopoverButton>
      <PopoverButton label="Amount">
        {(close) => (
          <FilterAmount min={view.min_amount} max={view.max_amount} onApply={apply(close)} />
        )}
      </PopoverButton>
      <PopoverButton label="Currency">
        {(close) => (
          <FilterCurrency
            value={view.currency}
            onApply={(currency) => apply(close)({ currency })}
          />
        )}
      </PopoverButton>
      <Stack direction="row" sx={{ gap: 1, ml: { md: 'auto' } }}>
        {children}
      </Stack>
    </Stack>
  );
}
