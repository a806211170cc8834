'use client';

import Link from 'next/link';
import MuiLink from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { AccountSection } from '@/components/account/account-section';
import { CodeBlock } from '@/components/ui/code-block';

const JSON_TYPE = `-H 'Content-Type: application/json'`;

/** Commands for a terminal, in the order in which somebody new would use them. */
function commands(baseUrl: string): { title: string; label: string; code: string }[] {
  const account = `{"email":"you@example.com","password":"correct horse battery"}`;
  const wire = `{"sender_name":"Ada Lovelace","recipient_name":"Charles Babbage","amount":"1250.00","currency":"USD"}`;
  return [
    {
      title: 'Create an account',
      label: 'command that registers',
      code: `curl ${baseUrl}/api/auth/register \\\n  ${JSON_TYPE} \\\n  -d '${account}'`,
    },
    {
      title: 'Sign in; the token is good for 15 minutes',
      label: 'command that signs in',
      code: `TOKEN=$(curl -s ${baseUrl}/api/auth/login \\\n  ${JSON_TYPE} \\\n  -d '${account}' \\\n  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    },
    {
      title: 'Create a wire; with the same key it is created once',
      label: 'command that creates a wire',
      code: `curl ${baseUrl}/api/wires \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -H 'Idempotency-Key: payroll-2026-11-bob' \\\n  ${JSON_TYPE} \\\n  -d '${wire}'`,
    },
    {
      title: 'Hear of every change as it happens',
      label: 'command that listens',
      code: `npx wscat -c ${baseUrl.replace(/^http/, 'ws')}/ws \\\n  -H "Authorization: Bearer $TOKEN"`,
    },
  ];
}

/** How a program does what this console does. */
export function ApiGuide({ baseUrl }: { baseUrl: string }) {
  return (
    <AccountSection title="API" text="Whatever this console does, a program can do.">
      <Stack spacing={2.5}>
        {commands(baseUrl).map(({ title, label, code }) => (
          <div key={label}>
            <Typography variant="body2" sx={{ mb: 1, fontWeight: 600 }}>
              {title}
            </Typography>
            <CodeBlock label={label} code={code} />
          </div>
        ))}
        <MuiLink component={Link} href="/docs" sx={{ alignSelf: 'flex-start' }}>
          Every endpoint, to read and to try
        </MuiLink>
      </Stack>
    </AccountSection>
  );
}
