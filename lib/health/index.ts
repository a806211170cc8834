export { readHealth, type Health } from '@/lib/health/health';
