import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldErrors, Resolver } from 'react-hook-form';
import { marksOf, readAmount } from '@/contract/amount-text';
import { AMOUNT_PATTERN, currencyStatus, DEFAULT_CURRENCY } from '@/contract/money';
import { newWire, type NewWire } from '@/contract/wire';

// The amount is sent as typed: the server validates the same text as the form.
const validate = zodResolver(newWire, undefined, { raw: true });

/** Why a typed text is no amount: more than the schema knows, which reads one notation only. */
function amountMessage({ amount, currency = DEFAULT_CURRENCY }: NewWire): string | undefined {
  if (typeof amount !== 'string' || amount === '' || AMOUNT_PATTERN.test(amount)) return undefined;
  const reading = readAmount(amount, currency, marksOf(navigator.language));
  return reading.kind === 'amount' ? undefined : reading.message;
}

const CURRENCY_MESSAGE = 'must be chosen in the list, or typed as a code such as EUR';

/** Validates the form with the schema of the API, in words for people where the schema's are not. */
export const wireResolver: Resolver<NewWire, unknown, NewWire> = async (
  values,
  context,
  options,
) => {
  const result = await validate(values, context, options);
  const { amount, currency } = result.errors as FieldErrors<NewWire>;
  if (amount === undefined && currency === undefined) return result;
  const errors: FieldErrors<NewWire> = { ...result.errors };
  const message = amountMessage(values);
  if (amount !== undefined && message !== undefined) errors.amount = { ...amount, message };
  if (currency !== undefined && currencyStatus(values.currency ?? '') === 'unknown') {
    errors.currency = { ...currency, message: CURRENCY_MESSAGE };
  }
  return { values: {}, errors };
};
