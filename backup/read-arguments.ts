import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UserError } from '@/scripts/user-error';

/** Parses the arguments of a command. @throws UserError with its usage when one is unknown */
export function readArguments<T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch {
    throw new UserError(`Unknown argument. Usage: ${usage}`);
  }
}
