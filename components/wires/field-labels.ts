import type { FieldName } from '@/contract/wire';

/** The labels of the entered fields in forms, columns and the panel. */
export const FIELD_LABELS = {
  sender_name: 'Sender',
  recipient_name: 'Recipient',
  amount: 'Amount',
  currency: 'Currency',
} as const satisfies Record<FieldName, string>;
