import { env } from '@/lib/env';
import { featureStates } from '@/lib/features';
import { openapiDocument } from '@/lib/api/openapi';
import { endpoint, json } from '@/lib/api/endpoint';
import { readHealth } from '@/lib/health';
import { VERSION } from '@/lib/version';

export const systemEndpoints = [
  endpoint('apiInfo', () =>
    json(200, {
      value: {
        name: 'Wire Management',
        version: VERSION,
        environment: env().APP_ENV,
        features: featureStates(),
        docs: `${env().PUBLIC_URL}/docs`,
        openapi: '/api/openapi.json',
      },
    }),
  ),

  endpoint('openapi', () => json(200, { text: openapiDocument() })),

  endpoint('health', async () => {
    const health = await readHealth();
    return json(health.status === 'unavailable' ? 503 : 200, { value: health });
  }),

  endpoint('live', () => json(200, { value: { status: 'ok' } })),
];
