'use client';

import ArrowUpwardRounded from '@mui/icons-material/ArrowUpwardRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { formatWireCount } from '@/components/wires/format-wire-count';
import type { ListNews } from '@/components/wires/list/use-list-news';

function textOf({ fresh, moved }: ListNews): string {
  const parts = [
    ...(fresh > 0 ? [fresh === 1 ? '1 new wire' : `${fresh} new wires`] : []),
    ...(moved > 0 ? [`${formatWireCount(moved)} moved on`] : []),
  ];
  return parts.join(' and ');
}

/** A button with the number of changes since the list was fetched; it refetches the list. */
export function WireListNews(news: ListNews) {
  const text = textOf(news);
  return (
    <Box role="status" aria-label="Changes to this list">
      {text !== '' && (
        <Button
          fullWidth
          size="small"
          variant="outlined"
          startIcon={<ArrowUpwardRounded />}
          onClick={news.show}
          sx={{ bgcolor: 'background.paper', mb: 1 }}
        >
          {text}, {news.fresh > 0 ? 'show' : 'refresh'}
        </Button>
      )}
    </Box>
  );
}
