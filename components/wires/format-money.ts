import { formatAmount } from '@/contract/money';

/** A stored amount with its currency, for people: `1,250.00 USD`. */
export function formatMoney({ amount, currency }: { amount: string; currency: string }): string {
  return `${formatAmount(amount, currency)} ${currency}`;
}
