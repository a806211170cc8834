'use client';

import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import ReplayRounded from '@mui/icons-material/ReplayRounded';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { BULK_WORDS } from '@/components/wires/bulk/bulk-words';
import { CONFIRMED_ACTIONS, type ConfirmedAction } from '@/components/wires/wire-writes';
import type { Wire } from '@/contract/wire';
import { can } from '@/contract/wire-status';

const ICONS = { retry: <ReplayRounded />, delete: <DeleteOutlineRounded /> };

export interface SelectionBarProps {
  wires: readonly Wire[];
  onAction: (action: ConfirmedAction) => void;
  onClear: () => void;
}

/** The number of selected wires, and the actions on them. */
export function SelectionBar({ wires, onAction, onClear }: SelectionBarProps) {
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography variant="body2" sx={{ fontWeight: 600, mr: 1 }}>
        {wires.length} selected
      </Typography>
      {CONFIRMED_ACTIONS.map((action) => {
        const able = wires.filter(({ status }) => can(action, status)).length;
        return (
          <Button
            key={action}
            size="small"
            variant="outlined"
            color={action === 'delete' ? 'error' : 'primary'}
            startIcon={ICONS[action]}
            disabled={able === 0}
            onClick={() => onAction(action)}
          >
            {BULK_WORDS[action].verb} {able > 0 && able}
          </Button>
        );
      })}
      <Button size="small" color="inherit" onClick={onClear} aria-label="Clear selection">
        Clear
      </Button>
    </Stack>
  );
}
