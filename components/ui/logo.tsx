import SwapHorizRounded from '@mui/icons-material/SwapHorizRounded';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';

/** The name of the desk with its mark. */
export function Logo() {
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
      <SwapHorizRounded color="primary" />
      <Typography component="span" sx={{ fontWeight: 650, whiteSpace: 'nowrap' }}>
        Wire Management
      </Typography>
    </Stack>
  );
}
