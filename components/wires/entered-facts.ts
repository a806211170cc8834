import type { Fact } from '@/components/ui/facts';
import { formatMoney } from '@/components/wires/format-money';
import { canonicalAmount } from '@/contract/money';
import { WIRE_FIELDS, type FieldName, type WireFields } from '@/contract/wire';

/** The label and the text of each field where a wire is read; null when another fact contains it. */
const FACTS: Record<FieldName, ((fields: WireFields) => Fact) | null> = {
  sender_name: (fields) => ['From', fields.sender_name.trim()],
  recipient_name: (fields) => ['To', fields.recipient_name.trim()],
  amount: ({ amount, currency }) => [
    'Amount',
    formatMoney({ amount: canonicalAmount(amount), currency }),
  ],
  currency: null,
};

/** The entered fields of a form or a wire as facts, in the order of the form, without `except`. */
export function enteredFacts(fields: WireFields, except?: FieldName): Fact[] {
  return WIRE_FIELDS.flatMap((name) => {
    const fact = name === except ? null : FACTS[name];
    return fact === null ? [] : [fact(fields)];
  });
}
