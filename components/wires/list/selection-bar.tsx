'use client';

import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import ReplayRounded from '@mui/icons-material/ReplayRounded';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { Wire } from '@/contract/wire';
import { BULK, type BulkKind } from '@/components/wires/bulk/bulk-kinds';

const ICONS = { retry: <ReplayRounded />, delete: <DeleteOutlineRounded /> };

export interface SelectionBarProps {
  wires: readonly Wire[];
  onBulk: (kind: BulkKind) => void;
  onClear: () => void;
}

/** What can be done to the chosen wires. */
export function SelectionBar({ wires, onBulk, onClear }: SelectionBarProps) {
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography variant="body2" sx={{ fontWeight: 600, mr: 1 }}>
        {wires.length} selected
      </Typography>
      {(['retry', 'delete'] as const).map((kind) => {
        const able = wires.filter(({ status }) => BULK[kind].statuses.includes(status)).length;
        return (
          <Button
            key={kind}
            size="small"
            variant="outlined"
            color={kind === 'delete' ? 'error' : 'primary'}
            startIcon={ICONS[kind]}
            disabled={able === 0}
            onClick={() => onBulk(kind)}
          >
            {BULK[kind].verb} {able > 0 && able}
          </Button>
        );
      })}
      <Button size="small" color="inherit" onClick={onClear} aria-label="Clear selection">
        Clear
      </Button>
    </Stack>
  );
}
