export { readHealth } from '@/lib/health/health';
