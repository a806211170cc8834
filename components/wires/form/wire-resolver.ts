import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldErrors, Resolver } from 'react-hook-form';
import { marksOf, readAmount } from '@/contract/amount-text';
import { AMOUNT_PATTERN, DEFAULT_CURRENCY } from '@/contract/money';
import { newWire, type NewWire } from '@/contract/wire';

// The amount is sent as typed: the server validates the same text as the form.
const validate = zodResolver(newWire, undefined, { raw: true });

/** Why a typed text is no amount: more than the schema knows, which reads one notation only. */
function amountMessage({ amount, currency = DEFAULT_CURRENCY }: NewWire): string | undefined {
  if (typeof amount !== 'string' || amount === '' || AMOUNT_PATTERN.test(amount)) return undefined;
  const reading = readAmount(amount, currency, marksOf(navigator.language));
  return reading.kind === 'amount' ? undefined : reading.message;
}

/** Validates the form with the schema of the API, and says in words why an amount is refused. */
export const wireResolver: Resolver<NewWire, unknown, NewWire> = async (
  values,
  context,
  options,
) => {
  const result = await validate(values, context, options);
  const { amount } = result.errors as FieldErrors<NewWire>;
  const message = amountMessage(values);
  if (amount === undefined || message === undefined) return result;
  return { values: {}, errors: { ...result.errors, amount: { ...amount, message } } };
};
