'use client';

import AddRounded from '@mui/icons-material/AddRounded';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import Link from 'next/link';
import { links } from '@/contract/links';

/** The heading of the list, with the link to a new wire. */
export function WireListHeader() {
  return (
    <Stack
      direction="row"
      sx={{ alignItems: 'center', justifyContent: 'space-between', gap: 2, minHeight: 40 }}
    >
      <Typography variant="h1">Wires</Typography>
      <Button variant="contained" startIcon={<AddRounded />} component={Link} href={links.newWire}>
        New wire
      </Button>
    </Stack>
  );
}
