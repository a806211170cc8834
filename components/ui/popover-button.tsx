'use client';

import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { useId, useState, type ReactNode } from 'react';

export interface PopoverButtonProps {
  label: string;
  icon?: ReactNode;
  /** The content of the popover; `close` closes it. */
  children: (close: () => void) => ReactNode;
}

/** An outlined button that opens a small popover below itself. */
export function PopoverButton({ label, icon, children }: PopoverButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        color="inherit"
        variant="outlined"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        startIcon={icon}
        endIcon={<ExpandMoreRounded />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          height: 40,
          borderColor: 'divider',
          bgcolor: 'background.paper',
          whiteSpace: 'nowrap',
        }}
      >
        {label}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: { id, role: 'dialog', 'aria-label': label, sx: { mt: 0.5, p: 2, width: 300 } },
        }}
      >
        {children(close)}
      </Popover>
    </>
  );
}
