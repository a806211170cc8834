import { zodResolver } from '@hookform/resolvers/zod';
import { credentials, registration } from '@/contract/account';

/** The schemas of the two forms, for React Hook Form. The API validates with the same ones. */
export const validation = {
  login: zodResolver(credentials),
  register: zodResolver(registration),
};
