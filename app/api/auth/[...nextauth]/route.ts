import { serveNextAuth } from '@/lib/web';

export const GET = serveNextAuth;
export const POST = serveNextAuth;
