/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  // The hashing threads load it by name at run time, where no tracing can see it.
  outputFileTracingIncludes: { '/**': ['node_modules/bcryptjs/**'] },
  serverExternalPackages: ['bcryptjs', 'ioredis', 'pino', 'postgres'],
  poweredByHeader: false,
  reactStrictMode: true,
  // No picture of the desk has to be made smaller: neither the endpoint for that nor its library.
  images: { unoptimized: true },
  outputFileTracingExcludes: {
    'next-server': ['node_modules/sharp/**', 'node_modules/@img/**'],
  },
  // A path with a slash at its end is another path; the API answers 404 on either port.
  skipTrailingSlashRedirect: true,
  headers: () => [
    { source: '/:path*', headers: [{ key: 'x-content-type-options', value: 'nosniff' }] },
  ],
  rewrites: () => ({
    // `/` is a page for people and API information for programs.
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
