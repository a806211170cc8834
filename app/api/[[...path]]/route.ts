import { handleBehindNext, route } from '@/lib/api';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(handleBehindNext);
