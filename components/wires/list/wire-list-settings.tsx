'use client';

import TuneRounded from '@mui/icons-material/TuneRounded';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { PopoverButton } from '@/components/ui/popover-button';
import { COLUMN_TITLES, HIDEABLE_COLUMNS } from '@/components/wires/list/column-titles';
import { WireListOrder, type WireListOrderProps } from '@/components/wires/list/wire-list-order';
import type { GridSettings } from '@/components/wires/list/use-grid-settings';

const DENSITIES: Record<GridSettings['density'], string> = {
  compact: 'Compact',
  standard: 'Standard',
  comfortable: 'Roomy',
};

export interface WireListSettingsProps extends WireListOrderProps {
  settings: GridSettings;
  onSettings: (settings: GridSettings) => void;
}

/** The columns and the row height of the grid; on a phone, the order of the list. */
export function WireListSettings(props: WireListSettingsProps) {
  const { settings, onSettings, sort, onSort } = props;
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const toggle = (field: string, shown: boolean) => {
    const others = settings.hidden.filter((hidden) => hidden !== field);
    onSettings({ ...settings, hidden: shown ? others : [...others, field] });
  };
  return (
    <PopoverButton label="View" icon={<TuneRounded />}>
      {(close) =>
        narrow ? (
          <WireListOrder
            sort={sort}
            onSort={(next) => {
              close();
              onSort(next);
            }}
          />
        ) : (
          <Stack spacing={2}>
            <FormControl>
              <FormLabel id="density">Rows</FormLabel>
              <RadioGroup
                aria-labelledby="density"
                value={settings.density}
                onChange={(_, value) =>
                  onSettings({ ...settings, density: value as GridSettings['density'] })
                }
              >
                {Object.entries(DENSITIES).map(([density, name]) => (
                  <FormControlLabel
                    key={density}
                    value={density}
                    label={name}
                    control={<Radio size="small" />}
                  />
                ))}
              </RadioGroup>
            </FormControl>
            <FormControl component="fieldset">
              <FormLabel component="legend">Columns</FormLabel>
              <FormGroup>
                {HIDEABLE_COLUMNS.map((field) => (
                  <FormControlLabel
                    key={field}
                    label={COLUMN_TITLES[field]}
                    control={
                      <Checkbox
                        size="small"
                        checked={!settings.hidden.includes(field)}
                        onChange={(_, checked) => toggle(field, checked)}
                      />
                    }
                  />
                ))}
              </FormGroup>
            </FormControl>
          </Stack>
        )
      }
    </PopoverButton>
  );
}
