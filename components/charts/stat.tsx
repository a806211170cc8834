import MuiLink from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import Link from 'next/link';

export interface StatProps {
  label: string;
  value: string;
  note: string;
  /** The list of the counted wires. */
  href: string;
}

/** A number with a link to its wires. */
export function Stat({ label, value, note, href }: StatProps) {
  return (
    <Paper
      sx={{
        p: { xs: 2, sm: 2.5 },
        position: 'relative',
        '&:hover': { borderColor: 'text.secondary' },
      }}
    >
      <Typography variant="body2" color="textSecondary">
        {label}
      </Typography>
      <Typography
        sx={{ fontSize: '1.625rem', fontWeight: 650, fontVariantNumeric: 'tabular-nums', my: 0.25 }}
      >
        {value}
      </Typography>
      <MuiLink
        component={Link}
        href={href}
        variant="body2"
        color="textSecondary"
        underline="hover"
        // The whole card is the link's target.
        sx={{ '&::after': { content: '""', position: 'absolute', inset: 0 } }}
      >
        {note}
      </MuiLink>
    </Paper>
  );
}
