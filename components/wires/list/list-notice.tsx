'use client';

import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface ListNoticeProps {
  title: string;
  text: string;
  /** The button or link to the next step. */
  children: ReactNode;
}

/** Replaces the grid when there are no rows, with the reason. */
export function ListNotice({ title, text, children }: ListNoticeProps) {
  return (
    <Paper sx={{ px: 3, py: 8, textAlign: 'center' }}>
      <Typography variant="h2" gutterBottom>
        {title}
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 3, mx: 'auto', maxWidth: 460 }}>
        {text}
      </Typography>
      {children}
    </Paper>
  );
}
