import SwapHorizRounded from '@mui/icons-material/SwapHorizRounded';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';

/** The name of the desk with its mark. */
export function Logo() {
  return (
    <Stack direction="row" spacing={1.25} sx={{ alignItems: 'center' }}>
      <Box
        sx={{
          display: 'grid',
          placeItems: 'center',
          width: 28,
          height: 28,
          borderRadius: 1,
          bgcolor: 'primary.main',
          color: 'primary.contrastText',
        }}
      >
        <SwapHorizRounded fontSize="small" />
      </Box>
      <Typography component="span" sx={{ fontWeight: 650, whiteSpace: 'nowrap' }}>
        Wire Management
      </Typography>
    </Stack>
  );
}
