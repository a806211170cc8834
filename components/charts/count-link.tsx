import MuiLink from '@mui/material/Link';
import Link from 'next/link';

export interface CountLinkProps {
  count: number;
  /** What is counted ("USD", "failed"), for screen readers, which read the link without its row. */
  what: string;
  /** The list of these wires. */
  href: string;
}

/** A count that links to its wires. */
export function CountLink({ count, what, href }: CountLinkProps) {
  return (
    <MuiLink component={Link} href={href} aria-label={`${count} ${what} wires`}>
      {count}
    </MuiLink>
  );
}
