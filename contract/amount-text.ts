import { currencyOfSymbol, currencyStatus, MAX_MINOR_UNIT, minorUnit } from '@/contract/money';

/** How a language writes numbers: `1,250.00` has group `,` and decimal `.`. */
export interface NumberMarks {
  group: string;
  decimal: string;
}

/**
 * What a typed or pasted amount means. `amount` is a decimal string without grouping. `ambiguous`
 * has the amounts that the text can mean, `refused` has none; the message completes the sentence
 * "Amount …".
 */
export type AmountReading =
  | { kind: 'amount'; amount: string }
  | { kind: 'ambiguous'; amounts: readonly string[]; message: string }
  | { kind: 'refused'; message: string };

/** Digits before the decimals that the database column `numeric(15,2)` holds. */
const MAX_INTEGER_DIGITS = 13;

/** The marks of a language by its BCP 47 tag, such as `de-DE`. Unknown tags read as English. */
export function marksOf(language: string): NumberMarks {
  const [locale = 'en'] = Intl.NumberFormat.supportedLocalesOf([language, 'en']);
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.5);
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { group: normalise(mark('group')), decimal: normalise(mark('decimal')) };
}

/** One spelling for digits of any width, kinds of spaces and kinds of apostrophes. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[’‘ʼ′`]/g, "'")
    .replace(/٬/g, ',')
    .replace(/٫/g, '.');
}

interface Reading {
  integer: string;
  decimals: string;
  marks: NumberMarks;
}

const GROUP_MARKS = ['', ',', '.', "'", ' '];
const DECIMAL_MARKS = ['.', ','];

const escaped = (mark: string) => mark.replace(/[.]/g, '\\$&');

/** Groups of three digits, or of the Indian system: 12,34,567. */
function integerPattern(group: string): string {
  if (group === '') return '\\d*';
  const mark = escaped(group);
  const threes = `[1-9]\\d{0,2}(?:${mark}\\d{3})+`;
  return group === ',' ? `(?:${threes}|[1-9]\\d?(?:,\\d{2})+,\\d{3})` : threes;
}

function readAs(text: string, marks: NumberMarks): Reading | undefined {
  const pattern = `^(${integerPattern(marks.group)})(?:${escaped(marks.decimal)}(\\d*))?$`;
  const match = new RegExp(pattern).exec(text);
  if (!match || !/\d/.test(text)) return undefined;
  const digits = (match[1] ?? '').replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  return { integer: digits === '' ? '0' : digits, decimals: match[2] ?? '', marks };
}

/** Every way to read the digits and marks of a text; readings of one value stay apart by marks. */
function readings(text: string): Reading[] {
  return DECIMAL_MARKS.flatMap((decimal) =>
    GROUP_MARKS.filter((group) => group !== decimal).flatMap(
      (group) => readAs(text, { group, decimal }) ?? [],
    ),
  );
}

const valueOf = ({ integer, decimals }: Reading): string =>
  decimals === '' ? integer : `${integer}.${decimals}`;

interface Stripped {
  number: string;
  /** Why the text around the number is refused. */
  refusal?: string;
}

function refusalOfCurrency(written: string, currency: string): string | undefined {
  const known = currencyStatus(written) === 'unknown' ? currencyOfSymbol(written) : [written];
  if (known === undefined) return `must be a number, without “${written}”`;
  if (known.includes(currency)) return undefined;
  return `is written in ${known.join(' or ')}, but the currency of this wire is ${currency}`;
}

/** Takes a currency code or symbol off the number, when it is the currency of the wire. */
function stripCurrency(text: string, currency: string | undefined): Stripped {
  const match =
    /^(?<before>[\p{L}\p{Sc}]*)\s*(?<number>[^\p{L}\p{Sc}]*?)\s*(?<after>[\p{L}\p{Sc}]*)$/u.exec(
      text,
    )?.groups;
  if (!match) return { number: text, refusal: 'must be a number, without letters' };
  const written = [match['before'], match['after']].filter(
    (part) => part !== undefined && part !== '',
  );
  for (const part of written) {
    const refusal =
      currency === undefined
        ? 'must be a number: choose the currency in its own field'
        : refusalOfCurrency(part?.toUpperCase() ?? '', currency);
    if (refusal !== undefined) return { number: match['number'] ?? '', refusal };
  }
  return { number: match['number'] ?? '' };
}

function refused(message: string): AmountReading {
  return { kind: 'refused', message };
}

/** Why the text is not a positive decimal number; undefined when it may be one. */
function refusalOfShape(number: string): string | undefined {
  if (/[-−–—+()]/.test(number)) return 'must be a positive number, without a sign or brackets';
  if (/[^\d.,' ]/.test(number)) return 'must be a number, such as 1,250.00';
  return undefined;
}

function tooManyDecimals(scale: number, currency: string | undefined): string {
  if (currency === undefined) return 'must have at most two decimals';
  return scale === 0 ? `must be a whole number of ${currency}` : 'must have at most two decimals';
}

/**
 * Reads an amount that a person typed or pasted.
 * It is understood in one way, or it is not taken: a text that two notations read as different
 * amounts is ambiguous, unless only the notation of the person's language yields an amount with as
 * many decimals as the currency has.
 * @param text as typed; digits of any width, marks of the usual notations, the currency's own code
 * @param currency ISO 4217; undefined in a filter over every currency
 * @param marks of the person's language
 */
export function readAmount(
  text: string,
  currency: string | undefined,
  marks: NumberMarks,
): AmountReading {
  const trimmed = normalise(text).trim();
  if (trimmed === '') return refused('must not be empty');
  const exponent = /\d\s*e\s*[-+]?\d/i.test(trimmed);
  if (exponent) return refused('must be written out, without an exponent');
  const { number, refusal } = stripCurrency(trimmed, currency);
  const problem = refusalOfShape(number) ?? refusal;
  if (problem !== undefined) return refused(problem);
  const found = readings(number);
  if (found.length === 0) return refused('must be a number, such as 1,250.00');
  const scale = (currency === undefined ? undefined : minorUnit(currency)) ?? MAX_MINOR_UNIT;
  return decide(found, scale, currency, marks);
}

/** The amount that a reading may have been meant as: decimals beyond the currency's must be zeros. */
function meantBy({ integer, decimals }: Reading, scale: number): string | undefined {
  if (/[1-9]/.test(decimals.slice(scale))) return undefined;
  const kept = decimals.slice(0, scale);
  return kept === '' ? integer : `${integer}.${kept}`;
}

function decide(
  found: readonly Reading[],
  scale: number,
  currency: string | undefined,
  marks: NumberMarks,
): AmountReading {
  const fits = ({ decimals }: Reading) => decimals.length <= scale;
  const values = [...new Set(found.map(valueOf))];
  const possible = [...new Set(found.filter(fits).map(valueOf))];
  const [only] = possible;
  if (only === undefined) return refused(tooManyDecimals(scale, currency));
  const [integer = ''] = only.split('.');
  if (integer.length > MAX_INTEGER_DIGITS) {
    return refused(`must have at most ${MAX_INTEGER_DIGITS} digits before the decimals`);
  }
  const ownNotation = found.some(
    (reading) =>
      valueOf(reading) === only &&
      (reading.marks.group === '' || reading.marks.group === marks.group) &&
      reading.marks.decimal === marks.decimal,
  );
  if (values.length === 1 || (possible.length === 1 && ownNotation)) {
    return { kind: 'amount', amount: only };
  }
  const amounts = [...new Set(found.flatMap((reading) => meantBy(reading, scale) ?? []))];
  return { kind: 'ambiguous', amounts, message: 'can be read in two ways' };
}
