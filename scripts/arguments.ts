import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Instruction } from '@/scripts/say';

/** A script's arguments. @throws Instruction with the usage when there is one that it has not */
export function readArguments<T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch {
    throw new Instruction(`That is not understood. Usage: ${usage}`);
  }
}
