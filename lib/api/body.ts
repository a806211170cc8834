import { parse } from 'lossless-json';
import { NumberSource } from '@/contract/number-source';
import { AppError } from '@/contract/errors';

/** The largest body that is read, in bytes. */
export const MAX_BODY_BYTES = 64 * 1024;
/** The time within which a body must arrive. */
const BODY_TIMEOUT_MS = 10_000;
const MAX_NESTING = 64;

function requireJson(headers: Headers): void {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((part) => part.startsWith('charset='))?.slice(8);
  const utf8 = charset === undefined || /^"?utf-?8"?$/.test(charset);
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (type === 'application/json' && utf8 && encoding === 'identity') return;
  throw new AppError('unsupported_media_type', 'Send application/json in UTF-8, not compressed.');
}

function tooLarge(): AppError {
  return new AppError('payload_too_large', `A body may have at most ${MAX_BODY_BYTES} bytes.`);
}

/**
 * Reads the bytes of a request's body. Counts them while they arrive, because Next has no limit and
 * the client's Content-Length may be wrong.
 * @throws AppError payload_too_large, request_timeout, bad_request
 */
export async function readBody(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    const error = new AppError('request_timeout', 'The body took too long to arrive.');
    timer = setTimeout(() => reject(error), BODY_TIMEOUT_MS);
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), tooSlow]);
      if (done) return Buffer.concat(chunks);
      size += value.byteLength;
      if (size > MAX_BODY_BYTES) throw tooLarge();
      chunks.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => undefined);
    if (error instanceof AppError) throw error;
    throw new AppError('bad_request', 'The body broke off.', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** The nesting depth of a JSON text, found in one pass: the parser is recursive and could overflow. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, (depth += 1));
    else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}

function malformed(detail: string, cause?: unknown): AppError {
  return new AppError('malformed_json', detail, { cause });
}

/**
 * Reads and parses the JSON of a request's body. Numbers keep their source text, so that amounts
 * stay exact; conflicting duplicate keys are refused.
 * @throws AppError unsupported_media_type, payload_too_large, request_timeout, malformed_json
 */
export async function readJson(request: Request): Promise<unknown> {
  requireJson(request.headers);
  const bytes = await readBody(request);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw malformed('The body is not valid UTF-8.', error);
  }
  if (nesting(text) > MAX_NESTING) throw malformed(`Nested deeper than ${MAX_NESTING} levels.`);
  try {
    return parse(text, undefined, (source) => new NumberSource(source));
  } catch (error) {
    // The parser's message quotes the body, which may contain a password.
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const where = position === undefined ? '' : ` (at character ${position})`;
    throw malformed(`The body cannot be parsed as JSON${where}.`, error);
  }
}
