import { env } from '@/lib/env';
import { LOOPBACK } from '@/lib/metrics-server';
import { PROCESSES } from '@/lib/process-name';
import { metricsPorts } from '@/scripts/desk/ports';
import { DEMO } from '@/scripts/desk/seed-demo-user';
import { say } from '@/scripts/say';

/** The addresses of the metrics, or the reason why there are none and what to set. */
function metricsLine(first: number): string {
  const { METRICS_PORT: wanted } = env();
  const ports = metricsPorts(first).map((port, i) => `${port} (${PROCESSES[i] ?? ''})`);
  if (ports.length > 0) return `/metrics on ${LOOPBACK}, ports ${ports.join(', ')}`;
  if (wanted === 0) return 'off';
  const taken = `one of the ports ${metricsPorts(wanted).join(', ')} is taken`;
  return `off: ${taken}. Set METRICS_PORT to the first of three free ones`;
}

/** Writes the addresses of a running desk, the demo login of dev, and how to stop it. */
export function welcome(logDir: string, metricsPort: number): void {
  const { APP_ENV, PORT, API_PORT } = env();
  say('');
  say(`  Wire Management is ready:  http://localhost:${PORT}`);
  say(`  API:                       http://localhost:${API_PORT}/api`);
  if (APP_ENV === 'dev') say(`  Demo login:                ${DEMO.email}  /  ${DEMO.password}`);
  say(`  Metrics:                   ${metricsLine(metricsPort)}`);
  say(`  Logs:                      ${logDir}`);
  say('  It is a simulation: not a bank, connected to no payment network.');
  say('\nStop it with Ctrl-C.');
}
