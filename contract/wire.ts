import { codePoints, textProblem, type TextProblem } from '@/contract/text';
import { z } from '@/contract/zod';
import {
  AMOUNT_PATTERN,
  canonicalAmount,
  currencyStatus,
  decimals,
  DEFAULT_CURRENCY,
  minorUnit,
} from '@/contract/money';
import { refuseWhen, withCode } from '@/contract/issue-code';
import { NumberSource } from '@/contract/number-source';
import { HISTORY_TYPES, WIRE_STATUSES } from '@/contract/wire-status';

const MAX_NAME_CODE_POINTS = 200;

function nameProblem(name: string): TextProblem | undefined {
  const length = codePoints(name);
  if (length < 1) return { code: 'too_short', message: 'must not be empty' };
  if (length <= MAX_NAME_CODE_POINTS) return textProblem(name);
  return { code: 'too_long', message: `must be at most ${MAX_NAME_CODE_POINTS} characters` };
}

/** A party's name: trimmed, Unicode NFC, 1–200 code points, no control or direction characters. */
export const partyName = z
  .string()
  .transform((text) => text.trim().normalize('NFC'))
  .superRefine(refuseWhen(nameProblem))
  .meta({ minLength: 1, maxLength: MAX_NAME_CODE_POINTS, examples: ['Ada Lovelace'] });

/** The source text of a JSON number that the API's parser kept; other values are unchanged. */
function sourceText(value: unknown): unknown {
  return value instanceof NumberSource ? value.text : value;
}

/** An amount as a decimal string, greater than zero; becomes its stored form (`5` → `5.00`). */
export const amount = z
  .preprocess<unknown, z.ZodString, string>(
    sourceText,
    z.string().min(1, { error: 'must not be empty', abort: true }).regex(AMOUNT_PATTERN, {
      error: 'must be digits with at most two decimals, such as 1250.00',
      abort: true,
    }),
  )
  .refine((text) => /[1-9]/.test(text), {
    error: 'must be greater than zero',
    ...withCode('not_positive'),
  })
  .meta({ examples: ['1250.00'] });

/** The code of a circulating ISO 4217 currency with at most two decimals. */
export const currency = z
  .string()
  .superRefine((code, context) => {
    const status = currencyStatus(code);
    if (status === 'supported') return;
    context.addIssue(
      status === 'not_supported'
        ? {
            code: 'custom',
            message: 'has three decimals, which this desk does not carry',
            ...withCode('currency_not_supported'),
          }
        : {
            code: 'custom',
            message: 'must be the upper-case ISO 4217 code of a circulating currency',
            ...withCode('currency_unknown'),
          },
    );
  })
  .meta({ minLength: 3, maxLength: 3, pattern: '^[A-Z]{3}$', examples: ['USD'] });

/** True when amount and currency are both valid enough to be checked together. */
function bothReadable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { amount: text, currency: code } = value as { amount?: unknown; currency?: unknown };
  return typeof text === 'string' && AMOUNT_PATTERN.test(text) && typeof code === 'string';
}

/** The rule that spans two fields, and then the stored form of the amount. */
function moneyRules<T extends z.ZodType<{ amount: string; currency: string }>>(schema: T) {
  return schema
    .refine((wire) => decimals(wire.amount) <= (minorUnit(wire.currency) ?? 2), {
      error: 'has more decimals than the currency',
      path: ['amount'],
      ...withCode('too_many_decimals'),
      when: (payload) => bothReadable(payload.value),
    })
    .transform((wire) => ({ ...wire, amount: canonicalAmount(wire.amount) }));
}

/** Every field that a user enters, with its validation rule. */
const enteredFields = {
  sender_name: partyName,
  recipient_name: partyName,
  amount,
  currency,
};

/** The body that creates a wire. The currency is optional. */
export const newWire = moneyRules(
  z.strictObject({ ...enteredFields, currency: currency.default(DEFAULT_CURRENCY) }),
);
/** The body that replaces a wire's fields: all of them are required. */
export const wireFields = moneyRules(z.strictObject(enteredFields));

/** The body that changes some fields. A rule that spans two fields is applied to the merged wire. */
export const wirePatch = z.strictObject(enteredFields).partial();
export type WirePatch = z.output<typeof wirePatch>;

export type NewWire = z.input<typeof newWire>;
/** The entered fields after validation: names normalised, the amount with two decimals. */
export type WireFields = z.output<typeof wireFields>;
export type FieldName = keyof WireFields;

/** The names of the entered fields, in the order of the form. */
export const WIRE_FIELDS = Object.keys(enteredFields) as readonly FieldName[];

/** The entered fields of what has more than them. */
export function pickFields(from: WireFields): WireFields {
  return Object.fromEntries(WIRE_FIELDS.map((name) => [name, from[name]])) as WireFields;
}

const time = z.iso.datetime().meta({ examples: ['2026-11-23T08:15:30.123Z'] });

/** How the API shows each entered field. */
const shownFields = {
  sender_name: z.string(),
  recipient_name: z.string(),
  amount: z.string().meta({ examples: ['1250.00'] }),
  currency: z.string().meta({ examples: [DEFAULT_CURRENCY] }),
} satisfies Record<FieldName, z.ZodType>;

/** A wire as the API shows it. */
export const wire = z
  .object({
    id: z.uuid(),
    reference_number: z.string().meta({ examples: ['W7QK2M9T4XRB08CJ'] }),
    ...shownFields,
    status: z.enum(WIRE_STATUSES),
    failure_code: z.string().nullable(),
    failure_reason: z.string().nullable(),
    version: z.int().min(1),
    created_by: z.uuid(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: 'Wire' });
export type Wire = z.output<typeof wire>;

const money = z.object({ currency: z.string(), total: z.string().meta({ examples: ['1250.00'] }) });

/** Counts and totals of the wires created in a range. Totals are exact decimal strings; days are UTC. */
export const summary = z
  .object({
    by_status: z.array(
      z.object({ status: z.enum(WIRE_STATUSES), count: z.int(), totals: z.array(money) }),
    ),
    by_currency: z.array(money.extend({ count: z.int() })),
    by_day: z.array(
      z.object({
        day: z.iso.date(),
        count: z.int(),
        failed: z.int(),
        totals: z.array(money),
      }),
    ),
    time_to_complete: z.object({
      p50_ms: z.number().nullable(),
      p95_ms: z.number().nullable(),
    }),
  })
  .meta({ id: 'Summary' });
export type Summary = z.output<typeof summary>;

/** One entry of a wire's history. */
export const historyEntry = z
  .object({
    id: z.uuid(),
    type: z.enum(HISTORY_TYPES),
    from_status: z.enum(WIRE_STATUSES).nullable(),
    to_status: z.enum(WIRE_STATUSES),
    actor: z.string(),
    reason: z.string().nullable(),
    version: z.int().min(1),
    created_at: time,
  })
  .meta({ id: 'HistoryEntry' });
export type HistoryEntry = z.output<typeof historyEntry>;
