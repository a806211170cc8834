'use client';

import { useId, type ComponentProps } from 'react';
import styles from '@/components/ui/plain.module.css';

export interface PlainFieldProps extends ComponentProps<'input'> {
  label: string;
  /** The validation message; undefined when the value is valid. */
  error: string | undefined;
}

/** An input with its label above and its validation message below. */
export function PlainField({ label, error, ...input }: PlainFieldProps) {
  const id = useId();
  const errorId = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : errorId}
      />
      {error !== undefined && (
        <span id={errorId} className={styles.error}>
          {error}
        </span>
      )}
    </div>
  );
}
