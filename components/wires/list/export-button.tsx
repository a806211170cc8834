'use client';

import DownloadRounded from '@mui/icons-material/DownloadRounded';
import Button from '@mui/material/Button';

/** Downloads all pages of the filtered list. */
export function ExportButton({ href }: { href: string }) {
  return (
    <Button
      color="inherit"
      variant="outlined"
      startIcon={<DownloadRounded />}
      href={href}
      sx={{ height: 40, borderColor: 'divider', bgcolor: 'background.paper', whiteSpace: 'nowrap' }}
    >
      Export CSV
    </Button>
  );
}
