import { toHundredths } from '@/contract/money';
import type { WireFilter } from '@/contract/wire-query';
import type { Wire } from '@/contract/wire';

function matchesSearch(wire: Wire, search: string | undefined): boolean {
  if (search === undefined) return true;
  const wanted = search.toLowerCase();
  return [wire.sender_name, wire.recipient_name, wire.reference_number].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

/** True when the wire matches the filter as the server applies it, near enough for a count. */
export function matchesFilter(wire: Wire, filter: WireFilter): boolean {
  const amount = toHundredths(wire.amount);
  return (
    (filter.status === undefined || filter.status === wire.status) &&
    (filter.currency === undefined || filter.currency === wire.currency) &&
    (filter.min_amount === undefined || amount >= toHundredths(filter.min_amount)) &&
    (filter.max_amount === undefined || amount <= toHundredths(filter.max_amount)) &&
    (filter.created_from === undefined || wire.created_at >= filter.created_from) &&
    (filter.created_to === undefined || wire.created_at < filter.created_to) &&
    matchesSearch(wire, filter.search)
  );
}
