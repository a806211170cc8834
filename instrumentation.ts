/** Runs once when the web server starts: checks the configuration and notes where requests come from. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { prepareRequests, startWeb } = await import('@/lib/web/start');
  startWeb();
  prepareRequests();
}
