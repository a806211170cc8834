import { zodResolver } from '@hookform/resolvers/zod';
import { credentials, registration } from '@/contract/account';

/** The rules of the two forms, for React Hook Form. The API checks the same again. */
export const validation = {
  login: zodResolver(credentials),
  register: zodResolver(registration),
};
