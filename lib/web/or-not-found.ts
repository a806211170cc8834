import { notFound } from 'next/navigation';
import { isAppError } from '@/contract/errors';

/** What a verb reads, undefined when it throws not_found. */
export async function orUndefined<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error, 'not_found')) return undefined;
    throw error;
  }
}

/** What a verb reads; the page answers 404 when it throws not_found. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  return (await orUndefined(reading)) ?? notFound();
}
