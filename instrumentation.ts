/** Runs once when the web server starts: validates the configuration and prepares requests for Next. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { prepareRequests, startWeb } = await import('@/lib/web/start');
  startWeb();
  prepareRequests();
}
