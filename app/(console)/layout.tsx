import type { ReactNode } from 'react';
import { signOutAction } from '@/app/(console)/actions';
import { Providers } from '@/app/(console)/providers';
import { Frame } from '@/components/shell/frame';
import { links } from '@/contract/links';
import { env } from '@/lib/env';
import { pageUser, requirePageActor } from '@/lib/web';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { email } = await pageUser(await requirePageActor(links.wires));
  return (
    <Providers>
      <Frame email={email} environment={env().APP_ENV} signOut={signOutAction}>
        {children}
      </Frame>
    </Providers>
  );
}
