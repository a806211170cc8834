import { FIELD_LABELS } from '@/components/wires/field-labels';

/** The titles of the list's columns, for the grid and for the settings, which load before it. */
export const COLUMN_TITLES = {
  recipient_name: FIELD_LABELS.recipient_name,
  sender_name: FIELD_LABELS.sender_name,
  amount: FIELD_LABELS.amount,
  status: 'Status',
  reference_number: 'Reference',
  created_at: 'Created',
  updated_at: 'Last change',
} as const;
export type Column = keyof typeof COLUMN_TITLES;

/** The columns that the user can hide. */
export const HIDEABLE_COLUMNS = [
  'sender_name',
  'reference_number',
  'created_at',
  'updated_at',
] as const satisfies readonly Column[];
