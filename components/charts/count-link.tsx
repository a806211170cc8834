import MuiLink from '@mui/material/Link';
import Link from 'next/link';

export interface CountLinkProps {
  count: number;
  /** What is counted, for those who hear the number without its row: "USD", "failed". */
  what: string;
  /** The list behind the number. */
  href: string;
}

/** A number that leads to the wires it counts. */
export function CountLink({ count, what, href }: CountLinkProps) {
  return (
    <MuiLink component={Link} href={href} aria-label={`${count} ${what} wires`}>
      {count}
    </MuiLink>
  );
}
