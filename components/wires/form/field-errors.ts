import type { FieldErrors } from 'react-hook-form';
import { FIELD_LABELS } from '@/components/wires/field-labels';
import type { Problem } from '@/contract/problem';
import { WIRE_FIELDS, type FieldName, type NewWire } from '@/contract/wire';

/** The error of one field; the message is the schema's: "must not be empty". */
export interface FieldError {
  name: FieldName;
  message: string;
}

/** The id of a field's element, for links from the summary of errors. */
export const fieldId = (name: FieldName): string => `wire-${name}`;

/** An error as a sentence with the field's label: "Sender must not be empty." */
export function errorSentence({ name, message }: FieldError): string {
  return `${FIELD_LABELS[name]} ${message}.`;
}

/** The errors of a form's fields, in their order. */
export function errorsOfForm(errors: FieldErrors<NewWire>): FieldError[] {
  return WIRE_FIELDS.flatMap((name) => {
    const message = errors[name]?.message;
    return message === undefined ? [] : [{ name, message }];
  });
}

/** The errors of fields that a problem of the API lists; pointers to other fields are left out. */
export function errorsOfProblem(problem: Problem | undefined): FieldError[] {
  return (problem?.errors ?? []).flatMap(({ pointer, message }) => {
    const name = WIRE_FIELDS.find((field) => pointer === `/${field}`);
    return name ? [{ name, message }] : [];
  });
}
