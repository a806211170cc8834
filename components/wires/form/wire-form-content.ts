import type { Control, UseFormReturn } from 'react-hook-form';
import type { ActionResult } from '@/contract/action-result';
import type { Problem } from '@/contract/endpoints';
import { minorUnit, naturalAmount } from '@/contract/money';
import type { NewWire, Wire, WireFields } from '@/contract/wire';

/** What a server action answers: the wire, or why not. */
export type SendResult = ActionResult<Wire>;

export type FieldName = keyof WireFields;

/** The form as React Hook Form keeps it, and the part that its fields need. */
export type WireFormState = UseFormReturn<NewWire, unknown, NewWire>;
export type WireFormControl = Control<NewWire, unknown, NewWire>;

/** The fields in the order of the form, with the names people know them by. */
export const FIELD_LABELS: Readonly<Record<FieldName, string>> = {
  sender_name: 'Sender',
  recipient_name: 'Recipient',
  amount: 'Amount',
  currency: 'Currency',
};
export const FIELD_NAMES = Object.keys(FIELD_LABELS) as FieldName[];

export const DEFAULT_CURRENCY = 'USD';
export const EMPTY_WIRE: WireFields = {
  sender_name: '',
  recipient_name: '',
  amount: '',
  currency: DEFAULT_CURRENCY,
};

/** Where a field can be found on the page, for links from the summary of errors. */
export const fieldId = (name: FieldName): string => `wire-${name}`;

/** The schemas say "must not be empty"; people are told what must not be. */
export function sentence(name: FieldName, message: string): string {
  return `${FIELD_LABELS[name]} ${message}.`;
}

/** The fields of a stored wire as a person would type them: `500`, not `500.00`, of yen. */
export function fieldsOf({ sender_name, recipient_name, amount, currency }: Wire): WireFields {
  const typed = minorUnit(currency) === 0 ? naturalAmount(amount) : amount;
  return { sender_name, recipient_name, amount: typed, currency };
}

/** A form's content with the currency that is meant when none is chosen. */
export function complete(fields: NewWire): WireFields {
  return { ...fields, currency: fields.currency ?? DEFAULT_CURRENCY };
}

/** Which fields a problem is about, with the message of each; unknown pointers are left out. */
export function fieldProblems(
  problem: Problem | undefined,
): { name: FieldName; message: string }[] {
  return (problem?.errors ?? []).flatMap(({ pointer, message }) => {
    const name = FIELD_NAMES.find((field) => pointer === `/${field}`);
    return name ? [{ name, message }] : [];
  });
}
