'use client';

import Typography from '@mui/material/Typography';

/** The heading of a printed confirmation; hidden on the screen. */
export function PrintHead() {
  return (
    <Typography data-printonly sx={{ display: 'none' }}>
      Wire Management · Wire confirmation
    </Typography>
  );
}
