'use client';

import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import type { Ref } from 'react';
import { errorSentence, fieldId, type FieldError } from '@/components/wires/form/field-errors';

export interface WireFormErrorsProps {
  ref: Ref<HTMLDivElement>;
  /** The error of the whole form; undefined when only fields have errors. */
  failure: string | undefined;
  errors: readonly FieldError[];
}

/** The summary of errors at the top of a form; it can take the focus. */
export function WireFormErrors({ ref, failure, errors }: WireFormErrorsProps) {
  if (failure === undefined && errors.length === 0) return null;
  const title =
    failure ?? (errors.length === 1 ? 'Check one field' : `Check ${errors.length} fields`);
  return (
    <Alert severity="error" ref={ref} tabIndex={-1}>
      <AlertTitle sx={{ mb: errors.length > 0 ? 0.5 : 0 }}>{title}</AlertTitle>
      {errors.length > 0 && (
        <Box component="ul" sx={{ m: 0, pl: 2.5, lineHeight: '26px' }}>
          {errors.map((error) => (
            <li key={error.name}>
              <MuiLink
                href={`#${fieldId(error.name)}`}
                color="inherit"
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(error.name))?.focus();
                }}
              >
                {errorSentence(error)}
              </MuiLink>
            </li>
          ))}
        </Box>
      )}
    </Alert>
  );
}
