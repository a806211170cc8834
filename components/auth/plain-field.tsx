'use client';

import { useId, type ComponentProps } from 'react';
import styles from '@/components/ui/plain.module.css';

export interface PlainFieldProps extends ComponentProps<'input'> {
  label: string;
  /** What is wrong with what was typed. */
  error: string | undefined;
}

/** A field with its name above it and what is wrong below. */
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
