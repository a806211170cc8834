import type { Control, UseFormReturn } from 'react-hook-form';
import { DEFAULT_CURRENCY, minorUnit, naturalAmount } from '@/contract/money';
import { pickFields, WIRE_FIELDS, type NewWire, type Wire, type WireFields } from '@/contract/wire';

/** The form as React Hook Form keeps it, and the part that its fields need. */
export type WireFormState = UseFormReturn<NewWire, unknown, NewWire>;
export type WireFormControl = Control<NewWire, unknown, NewWire>;

/** The content of an empty form. */
export const EMPTY_WIRE = {
  ...Object.fromEntries(WIRE_FIELDS.map((name) => [name, ''])),
  currency: DEFAULT_CURRENCY,
} as WireFields;

/** The fields of a stored wire as a user types them: `500`, not `500.00`, in a currency like JPY. */
export function fieldsOf(wire: Wire): WireFields {
  const { amount, currency } = wire;
  const typed = minorUnit(currency) === 0 ? naturalAmount(amount) : amount;
  return { ...pickFields(wire), amount: typed };
}

/** The content of a form, with the default currency when none is selected. */
export function withCurrency(fields: NewWire): WireFields {
  return { ...fields, currency: fields.currency ?? DEFAULT_CURRENCY };
}
