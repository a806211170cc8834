'use client';

import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import Link from 'next/link';
import { links } from '@/contract/links';

/** The page of a wire that was deleted while it was open. */
export function WireDetailGone({ reference }: { reference: string }) {
  return (
    <Paper sx={{ p: { xs: 2.5, sm: 4 }, maxWidth: 560 }} role="alert">
      <Typography variant="h1" gutterBottom>
        This wire was deleted
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 3 }}>
        {reference} was deleted in another window or by a program. It will not be sent.
      </Typography>
      <Button variant="contained" component={Link} href={links.wires}>
        All wires
      </Button>
    </Paper>
  );
}
