import type { Metadata, Viewport } from 'next';
import '@fontsource-variable/inter';
import '@/app/base.css';
import InitColorSchemeScript from '@mui/material/InitColorSchemeScript';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { COLOUR_VARIABLES, COLOURS } from '@/components/ui/colours';
import { NonceProvider } from '@/components/ui/nonce';

export const metadata: Metadata = {
  title: { default: 'Wire Management', template: '%s · Wire Management' },
  description: 'Create and follow wire transfers.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: COLOURS.light.paper },
    { media: '(prefers-color-scheme: dark)', color: COLOURS.dark.paper },
  ],
};

/** The root layout. It does not load the component library; the layout of the console does. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    // The script below sets the colour scheme before hydration.
    <html lang="en" suppressHydrationWarning>
      <body>
        <InitColorSchemeScript attribute="data" {...(nonce && { nonce })} />
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: COLOUR_VARIABLES }} />
        <NonceProvider nonce={nonce}>{children}</NonceProvider>
      </body>
    </html>
  );
}
