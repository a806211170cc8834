import type { ReactNode } from 'react';
import { Providers } from '@/app/(console)/providers';
import { Frame } from '@/components/shell/frame';
import { env } from '@/lib/env';
import { pageUser, requirePageActor } from '@/lib/web';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { email } = await pageUser(await requirePageActor('/wires'));
  return (
    <Providers>
      <Frame email={email} environment={env().APP_ENV}>
        {children}
      </Frame>
    </Providers>
  );
}
