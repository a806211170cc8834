import Container from '@mui/material/Container';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Logo } from '@/components/ui/logo';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <Container component="main" maxWidth="xs" sx={{ py: { xs: 4, sm: 10 } }}>
      <Logo />
      <Paper sx={{ mt: 3, p: { xs: 2.5, sm: 4 } }}>{children}</Paper>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 3 }}>
        A self-hosted wire desk. Not a bank, and connected to no payment network by itself.
      </Typography>
    </Container>
  );
}
