import type { Metadata } from 'next';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import {
  changePasswordAction,
  revokeOtherSessionsAction,
  revokeSessionAction,
} from '@/app/(console)/account/actions';
import { ApiGuide } from '@/components/account/api-guide';
import { PasswordForm } from '@/components/account/password-form';
import { Sessions } from '@/components/account/sessions';
import { links } from '@/contract/links';
import { listSessions } from '@/lib/auth';
import { env } from '@/lib/env';
import { pageUser, requirePageActor } from '@/lib/web';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const actor = await requirePageActor(links.account);
  const [{ email }, sessions] = await Promise.all([pageUser(actor), listSessions(actor)]);
  return (
    <Stack spacing={2.5} sx={{ maxWidth: 860 }}>
      <div>
        <Typography variant="h1">Account</Typography>
        <Typography color="textSecondary">{email}</Typography>
      </div>
      <Sessions
        initial={sessions}
        revoke={revokeSessionAction}
        revokeOthers={revokeOtherSessionsAction}
      />
      <PasswordForm email={email} change={changePasswordAction} />
      <ApiGuide baseUrl={env().PUBLIC_URL} />
    </Stack>
  );
}
