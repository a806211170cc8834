import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UserError } from '@/scripts/user-error';

/** A script's arguments. @throws UserError with the usage when there is one that it has not */
export function readArguments<T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch {
    throw new UserError(`That is not understood. Usage: ${usage}`);
  }
}
