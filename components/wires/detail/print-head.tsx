'use client';

import Typography from '@mui/material/Typography';

/** What heads a printed confirmation; the screen has its own frame for that. */
export function PrintHead() {
  return (
    <Typography data-printonly sx={{ display: 'none' }}>
      Wire Management · Wire confirmation
    </Typography>
  );
}
