'use client';

import { useStored } from '@/components/ui/use-stored';

const DENSITIES = ['compact', 'standard', 'comfortable'] as const;

/** The user's settings of the grid. */
export interface GridSettings {
  density: (typeof DENSITIES)[number];
  /** The fields of hidden columns. */
  hidden: string[];
}

const DEFAULTS: GridSettings = { density: 'standard', hidden: ['updated_at'] };

function isSettings(value: unknown): value is GridSettings {
  if (typeof value !== 'object' || value === null) return false;
  const { density, hidden } = value as Partial<Record<keyof GridSettings, unknown>>;
  return (
    DENSITIES.some((known) => known === density) &&
    Array.isArray(hidden) &&
    hidden.every((field) => typeof field === 'string')
  );
}

/** The grid settings of this user, stored in this browser. */
export function useGridSettings(userId: string): [GridSettings, (settings: GridSettings) => void] {
  return useStored(`wires-grid:${userId}`, isSettings, DEFAULTS);
}
