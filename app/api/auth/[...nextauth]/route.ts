import { route } from '@/lib/api';
import { serveAuth } from '@/lib/web';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(serveAuth);
