'use client';

import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useEffect, useRef, type MouseEvent } from 'react';

/** How much of the previous tab stays visible, in pixels. */
const TAB_GAP = 48;

export interface WireListTabProps {
  name: string;
  /** The number of its wires; undefined when it is unknown. */
  count: number | undefined;
  current: boolean;
  href: string;
  onChoose: () => void;
}

/** A link to the list with one status; a plain click changes the list in place. */
export function WireListTab({ name, count, current, href, onChoose }: WireListTabProps) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // Where the tabs do not fit beside each other, the current one is scrolled into view.
    const bar = link.current?.parentElement;
    if (current && bar) bar.scrollLeft = (link.current?.offsetLeft ?? 0) - bar.offsetLeft - TAB_GAP;
  }, [current]);
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onChoose();
  };
  return (
    <ButtonBase
      component="a"
      ref={link}
      href={href}
      aria-current={current ? 'true' : undefined}
      onClick={onClick}
      sx={{
        gap: 0.75,
        px: 1.5,
        height: 40,
        flexShrink: 0,
        fontSize: 14,
        fontWeight: 600,
        color: current ? 'primary.main' : 'text.secondary',
        boxShadow: current ? 'inset 0 -2px currentColor' : 'none',
        '&:hover': { color: current ? 'primary.main' : 'text.primary' },
        '&.Mui-focusVisible': { outline: 2, outlineColor: 'primary.main', outlineOffset: -2 },
      }}
    >
      {name}
      {count !== undefined && (
        <Box
          component="span"
          sx={{ fontWeight: 500, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
        >
          {count.toLocaleString('en')}
        </Box>
      )}
    </ButtonBase>
  );
}
