'use client';

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { SHORTCUTS } from '@/components/shell/shortcuts';

export interface ShortcutsDialogProps {
  open: boolean;
  onClose: () => void;
  enabled: boolean;
  onEnabled: (enabled: boolean) => void;
}

/** The list of keyboard shortcuts, and the switch that disables them. */
export function ShortcutsDialog({ open, onClose, enabled, onEnabled }: ShortcutsDialogProps) {
  const titleId = useId();
  return (
    <Dialog open={open} onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>Keyboard shortcuts</DialogTitle>
      <DialogContent>
        <Stack component="dl" spacing={1.25} sx={{ m: 0, mb: 2 }}>
          {SHORTCUTS.map(({ keys, label }) => (
            <Stack key={label} direction="row" sx={{ justifyContent: 'space-between' }}>
              <Typography component="dt">{label}</Typography>
              <Stack component="dd" direction="row" spacing={0.5} sx={{ m: 0 }}>
                {keys.map((key) => (
                  <Box
                    key={key}
                    component="kbd"
                    sx={{
                      minWidth: 26,
                      px: 0.75,
                      textAlign: 'center',
                      fontFamily: 'inherit',
                      fontSize: 13,
                      lineHeight: '24px',
                      border: 1,
                      borderColor: 'divider',
                      borderRadius: 0.75,
                      bgcolor: 'background.default',
                    }}
                  >
                    {key}
                  </Box>
                ))}
              </Stack>
            </Stack>
          ))}
        </Stack>
        <FormControlLabel
          control={
            <Switch checked={enabled} onChange={(_, checked) => onEnabled(checked)} size="small" />
          }
          label="Use keyboard shortcuts"
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
