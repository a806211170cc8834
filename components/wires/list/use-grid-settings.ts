'use client';

import { useStored } from '@/components/ui/use-stored';

const DENSITIES = ['compact', 'standard', 'comfortable'] as const;

/** How a person likes the table of wires. */
export interface GridSettings {
  density: (typeof DENSITIES)[number];
  /** Fields of columns that are not shown. */
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

/** How this person likes the table, kept in this browser. */
export function useGridSettings(userId: string): [GridSettings, (settings: GridSettings) => void] {
  return useStored(`wires-grid:${userId}`, isSettings, DEFAULTS);
}
