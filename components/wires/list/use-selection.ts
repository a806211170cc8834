'use client';

import type { GridRowSelectionModel } from '@mui/x-data-grid';
import { useMemo, useState } from 'react';
import { queryOf } from '@/components/wires/list/list-query';
import type { ListView } from '@/components/wires/list/list-view';
import type { Wire } from '@/contract/wire';

export interface Selection {
  model: GridRowSelectionModel;
  select: (model: GridRowSelectionModel) => void;
  clear: () => void;
  /** The selected wires in their current state. */
  selected: Wire[];
}

const NONE: readonly string[] = [];

/** The selected rows of this page. Another page or filter starts with no selection. */
export function useSelection(view: ListView, items: readonly Wire[]): Selection {
  const key = JSON.stringify(queryOf(view));
  const [state, setState] = useState({ key, ids: NONE });
  const ids = state.key === key ? state.ids : NONE;
  // A wire that left the list is no longer selected.
  const selected = useMemo(() => items.filter(({ id }) => ids.includes(id)), [items, ids]);
  const model = useMemo<GridRowSelectionModel>(
    () => ({ type: 'include', ids: new Set(selected.map(({ id }) => id)) }),
    [selected],
  );
  const select = ({ ids: marked }: GridRowSelectionModel) =>
    setState({ key, ids: [...marked].map(String) });
  return { model, select, clear: () => setState({ key, ids: NONE }), selected };
}
