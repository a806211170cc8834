/** Circulating currencies of ISO 4217 whose minor unit is not 2, by their number of decimals. */
const OTHER_MINOR_UNITS: Record<string, number> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ').map((c) => [c, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((c) => [c, 3])),
};

/** Circulating currencies of ISO 4217: no funds codes, metals, tests (XTS) or "none" (XXX). */
const CIRCULATING = (
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD ' +
  'CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS ' +
  'GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW ' +
  'KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR ' +
  'MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR ' +
  'SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX ' +
  'USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'
).split(' ');

/** The currency of a wire that names none. */
export const DEFAULT_CURRENCY = 'USD';

const MINOR_UNITS = new Map(CIRCULATING.map((code) => [code, OTHER_MINOR_UNITS[code] ?? 2]));

/** `numeric(15,2)` holds two decimals, so a currency with three cannot be kept exactly. */
export const MAX_MINOR_UNIT = 2;

/** An amount as the API takes it: no sign, no leading zeros, at most 13 digits and 2 decimals. */
export const AMOUNT_PATTERN = /^(0|[1-9]\d{0,12})(\.\d{1,2})?$/;

/** The currency codes that a wire may have, in alphabetical order. */
export const CURRENCIES: readonly string[] = CIRCULATING.filter(
  (code) => (MINOR_UNITS.get(code) ?? 0) <= MAX_MINOR_UNIT,
);

/** `supported`, or why not: not a circulating ISO 4217 code, or one with three decimals. */
export function currencyStatus(code: string): 'supported' | 'unknown' | 'not_supported' {
  const minorUnit = MINOR_UNITS.get(code);
  if (minorUnit === undefined) return 'unknown';
  return minorUnit > MAX_MINOR_UNIT ? 'not_supported' : 'supported';
}

/** Signs of currencies, as far as each belongs to few of them. `$` is the sign of many. */
const SYMBOLS: Readonly<Record<string, readonly string[]>> = {
  $: 'USD ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD UYU XCD'.split(
    ' ',
  ),
  '€': ['EUR'],
  '£': ['GBP', 'EGP', 'FKP', 'GIP', 'LBP', 'SHP', 'SSP', 'SYP'],
  '¥': ['JPY', 'CNY'],
  '₹': ['INR'],
  '₩': ['KRW', 'KPW'],
  '₺': ['TRY'],
  '₽': ['RUB'],
  '₴': ['UAH'],
  '₪': ['ILS'],
  '₫': ['VND'],
  '₦': ['NGN'],
  '₱': ['PHP'],
  '฿': ['THB'],
};

/** The currencies that a sign such as `€` can mean; undefined for what is no sign. */
export function currencyOfSymbol(symbol: string): readonly string[] | undefined {
  return SYMBOLS[symbol];
}

/** Decimals of a currency by ISO 4217; undefined for a code that does not circulate. */
export function minorUnit(currency: string): number | undefined {
  return MINOR_UNITS.get(currency);
}

/** Decimals written in an amount of the accepted form: `5` has 0, `5.50` has 2. */
export function decimals(amount: string): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

/**
 * The amount in hundredths, exactly.
 * @throws RangeError when the text does not have the accepted form.
 */
export function toHundredths(amount: string): bigint {
  if (!AMOUNT_PATTERN.test(amount)) throw new RangeError('not an amount');
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
}

/** The form in which amounts are stored and answered: always two decimals (`5` → `5.00`). */
export function canonicalAmount(amount: string): string {
  const hundredths = toHundredths(amount);
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}`;
}

/** The shortest form of a stored amount: without decimals that are zero (`5.00` → `5`). */
export function naturalAmount(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}

const groupDigits = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** An amount with its integer digits grouped and its decimals unchanged: `1250.5` → `1,250.5`. */
export function groupAmount(amount: string): string {
  const [whole = '0', fraction] = amount.split('.');
  return fraction === undefined ? groupDigits(whole) : `${groupDigits(whole)}.${fraction}`;
}

/**
 * An amount for people: grouped, with the currency's own decimals, exact (no float in between).
 * `1234567.80 USD` → `1,234,567.80`, `500.00 JPY` → `500`.
 */
export function formatAmount(amount: string, currency: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const grouped = groupDigits(whole);
  const shown = minorUnit(currency) ?? 2;
  const kept = /^0*$/.test(fraction.slice(shown)) ? fraction.slice(0, shown) : fraction;
  return kept === '' ? grouped : `${grouped}.${kept}`;
}
