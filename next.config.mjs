/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  // The hashing threads load bcryptjs by name at run time, which tracing does not detect.
  outputFileTracingIncludes: { '/**': ['node_modules/bcryptjs/**'] },
  serverExternalPackages: ['bcryptjs', 'ioredis', 'pino', 'postgres', 'prom-client'],
  poweredByHeader: false,
  reactStrictMode: true,
  // The desk resizes no image, so it needs neither the endpoint for it nor its library.
  images: { unoptimized: true },
  outputFileTracingExcludes: {
    'next-server': ['node_modules/sharp/**', 'node_modules/@img/**'],
  },
  // A path with a trailing slash is another path; the API responds with 404 on both ports.
  skipTrailingSlashRedirect: true,
  headers: () => [
    { source: '/:path*', headers: [{ key: 'x-content-type-options', value: 'nosniff' }] },
  ],
  rewrites: () => ({
    // `/` is a page for browsers, and API information for clients that accept JSON.
    beforeFiles: [
      {
        source: '/',
        has: [{ type: 'header', key: 'accept', value: '.*application/json.*' }],
        destination: '/api',
      },
    ],
  }),
};

export default config;
