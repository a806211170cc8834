import type { Metadata, Viewport } from 'next';
import '@fontsource-variable/inter';
import InitColorSchemeScript from '@mui/material/InitColorSchemeScript';
import { AppRouterCacheProvider } from '@mui/material-nextjs/v16-appRouter';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '@/app/providers';

export const metadata: Metadata = {
  title: { default: 'Wire Management', template: '%s · Wire Management' },
  description: 'Create and follow wire transfers.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#151b23' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    // The script below sets the colour scheme before React sees the element.
    <html lang="en" suppressHydrationWarning>
      <body>
        <InitColorSchemeScript attribute="data" {...(nonce && { nonce })} />
        <AppRouterCacheProvider options={{ key: 'css', ...(nonce && { nonce }) }}>
          <Providers nonce={nonce}>{children}</Providers>
        </AppRouterCacheProvider>
      </body>
    </html>
  );
}
