'use client';

import Button from '@mui/material/Button';
import Container from '@mui/material/Container';
import Typography from '@mui/material/Typography';
import Link from 'next/link';

export interface NoticeProps {
  title: string;
  text: string;
  action: string;
  href?: string;
  onAction?: () => void;
}

/** A whole page that says one thing and offers one way on. */
export function Notice({ title, text, action, href, onAction }: NoticeProps) {
  return (
    <Container component="main" maxWidth="sm" sx={{ py: 12, textAlign: 'center' }}>
      <Typography variant="h1" gutterBottom>
        {title}
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 4 }}>
        {text}
      </Typography>
      {href === undefined ? (
        <Button variant="contained" onClick={onAction}>
          {action}
        </Button>
      ) : (
        <Button variant="contained" component={Link} href={href}>
          {action}
        </Button>
      )}
    </Container>
  );
}
