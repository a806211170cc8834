import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

export interface AccountSectionProps {
  title: string;
  text: string;
  /** A control for the whole section, at the end of its header. */
  control?: ReactNode;
  children: ReactNode;
}

/** A section of the account page. */
export function AccountSection({ title, text, control, children }: AccountSectionProps) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} sx={{ p: { xs: 2.5, sm: 4 } }}>
      <Stack
        direction={{ xs: 'column', sm: 'row' }}
        spacing={1.5}
        sx={{ mb: 2.5, justifyContent: 'space-between', alignItems: { sm: 'flex-start' } }}
      >
        <div>
          <Typography variant="h2" id={id} sx={{ mb: 0.5 }}>
            {title}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {text}
          </Typography>
        </div>
        {control}
      </Stack>
      {children}
    </Paper>
  );
}
