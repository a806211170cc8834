'use client';

import { z } from '@/lib/zod';
import { useStored } from '@/components/ui/use-stored';

const DENSITIES = ['compact', 'standard', 'comfortable'] as const;

const gridSettings = z.object({
  density: z.enum(DENSITIES),
  /** Fields of columns that are not shown. */
  hidden: z.array(z.string()),
});
/** How a person likes the table of wires. */
export type GridSettings = z.output<typeof gridSettings>;

const DEFAULTS: GridSettings = { density: 'standard', hidden: ['updated_at'] };

/** How this person likes the table, kept in this browser. */
export function useGridSettings(userId: string): [GridSettings, (settings: GridSettings) => void] {
  return useStored(`wires-grid:${userId}`, gridSettings, DEFAULTS);
}
