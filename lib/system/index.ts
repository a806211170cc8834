export { readHealth, type Health } from '@/lib/system/health';
