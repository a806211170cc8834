import { serveNextAuth } from '@/lib/web';

export const GET = serveNextAuth;
export const HEAD = serveNextAuth;
export const POST = serveNextAuth;
export const PUT = serveNextAuth;
export const PATCH = serveNextAuth;
export const DELETE = serveNextAuth;
export const OPTIONS = serveNextAuth;
