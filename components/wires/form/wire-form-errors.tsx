'use client';

import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import type { Ref } from 'react';
import { fieldId, sentence, type FieldName } from '@/components/wires/form/wire-form-content';

export interface WireFormErrorsProps {
  ref: Ref<HTMLDivElement>;
  /** What went wrong as a whole; undefined when only fields are wrong. */
  failure: string | undefined;
  problems: readonly { name: FieldName; message: string }[];
}

/** Everything that is wrong, at the top of the form; takes the focus when something is. */
export function WireFormErrors({ ref, failure, problems }: WireFormErrorsProps) {
  if (failure === undefined && problems.length === 0) return null;
  const title =
    failure ?? (problems.length === 1 ? 'Check one field' : `Check ${problems.length} fields`);
  return (
    <Alert severity="error" ref={ref} tabIndex={-1}>
      <AlertTitle sx={{ mb: problems.length > 0 ? 0.5 : 0 }}>{title}</AlertTitle>
      {problems.length > 0 && (
        <Box component="ul" sx={{ m: 0, pl: 2.5, lineHeight: '26px' }}>
          {problems.map(({ name, message }) => (
            <li key={name}>
              <MuiLink
                href={`#${fieldId(name)}`}
                color="inherit"
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(name))?.focus();
                }}
              >
                {sentence(name, message)}
              </MuiLink>
            </li>
          ))}
        </Box>
      )}
    </Alert>
  );
}
