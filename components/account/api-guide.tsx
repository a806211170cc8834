'use client';

import Link from 'next/link';
import MuiLink from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { AccountSection } from '@/components/account/account-section';
import { CodeBlock } from '@/components/ui/code-block';
import { links } from '@/contract/links';
import { DEFAULT_CURRENCY } from '@/contract/money';
import { PATHS } from '@/contract/paths';

const JSON_TYPE = `-H 'Content-Type: application/json'`;

/** Commands for a terminal, in the order of a first use. */
function commands(baseUrl: string): { title: string; label: string; code: string }[] {
  const account = `{"email":"you@example.com","password":"correct horse battery"}`;
  const wire = `{"sender_name":"Ada Lovelace","recipient_name":"Charles Babbage","amount":"1250.00","currency":"${DEFAULT_CURRENCY}"}`;
  return [
    {
      title: 'Create an account',
      label: 'command that registers',
      code: `curl ${baseUrl}${PATHS.register.path} \\\n  ${JSON_TYPE} \\\n  -d '${account}'`,
    },
    {
      title: 'Sign in; the token is good for 15 minutes',
      label: 'command that signs in',
      code: `TOKEN=$(curl -s ${baseUrl}${PATHS.login.path} \\\n  ${JSON_TYPE} \\\n  -d '${account}' \\\n  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    },
    {
      title: 'Create a wire; with the same key it is created once',
      label: 'command that creates a wire',
      code: `curl ${baseUrl}${PATHS.createWire.path} \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -H 'Idempotency-Key: payroll-2026-11-bob' \\\n  ${JSON_TYPE} \\\n  -d '${wire}'`,
    },
    {
      title: 'Hear of every change as it happens',
      label: 'command that listens',
      code: `npx wscat -c ${baseUrl.replace(/^http/, 'ws')}/ws \\\n  -H "Authorization: Bearer $TOKEN"`,
    },
  ];
}

/** How a program calls the API. */
export function ApiGuide({ baseUrl }: { baseUrl: string }) {
  return (
    <AccountSection title="API" text="A program can do everything that this console does.">
      <Stack spacing={2.5}>
        {commands(baseUrl).map(({ title, label, code }) => (
          <div key={label}>
            <Typography variant="body2" sx={{ mb: 1, fontWeight: 600 }}>
              {title}
            </Typography>
            <CodeBlock label={label} code={code} />
          </div>
        ))}
        <MuiLink component={Link} href={links.apiReference} sx={{ alignSelf: 'flex-start' }}>
          Every endpoint, to read and to try
        </MuiLink>
      </Stack>
    </AccountSection>
  );
}
