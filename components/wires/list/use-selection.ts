'use client';

import type { GridRowSelectionModel } from '@mui/x-data-grid';
import { useMemo, useState } from 'react';
import type { Wire } from '@/contract/wire';
import { queryOf, type ListView } from '@/components/wires/list/list-view';

export interface Selection {
  model: GridRowSelectionModel;
  select: (model: GridRowSelectionModel) => void;
  clear: () => void;
  /** The chosen wires as they are now. */
  chosen: Wire[];
}

const NONE: readonly string[] = [];

/** Which rows of this page are chosen. Another page or another filter begins with none. */
export function useSelection(view: ListView, items: readonly Wire[]): Selection {
  const key = JSON.stringify(queryOf(view));
  const [state, setState] = useState({ key, ids: NONE });
  const ids = state.key === key ? state.ids : NONE;
  // A wire that has gone from the list is no longer chosen.
  const chosen = useMemo(() => items.filter(({ id }) => ids.includes(id)), [items, ids]);
  const model = useMemo<GridRowSelectionModel>(
    () => ({ type: 'include', ids: new Set(chosen.map(({ id }) => id)) }),
    [chosen],
  );
  const select = ({ ids: marked }: GridRowSelectionModel) =>
    setState({ key, ids: [...marked].map(String) });
  return { model, select, clear: () => setState({ key, ids: NONE }), chosen };
}
