import { zodResolver } from '@hookform/resolvers/zod';
import { credentials, registration } from '@/lib/auth/schema';

/** The rules of the two forms, for React Hook Form. The API checks the same again. */
export const validation = {
  login: zodResolver(credentials),
  register: zodResolver(registration),
};
