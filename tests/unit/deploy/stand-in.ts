import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Outcome {
  code: number | null;
  out: string;
  error: string;
  /** The calls of stand-ins, with their arguments, in order. */
  calls: string[];
}

/**
 * Runs one of the project's shell scripts, or a program that ends in `.mjs`, with stand-ins first on
 * its PATH, for programs that would reach beyond this machine. `programs` are scripts by name; each
 * run has a folder of its own in `$KEEP`.
 */
export function runWithStandIns(
  [script = '', ...args]: string[],
  programs: Record<string, string>,
  env: Record<string, string> = {},
): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  const calls = join(folder, 'calls');
  for (const [name, body] of Object.entries(programs)) {
    const head = `#!/usr/bin/env bash\nprintf '%s\\n' "${name} $*" >>"$KEEP/calls"\n`;
    writeFileSync(join(folder, name), `${head}${body}`, { mode: 0o755 });
  }
  const program = script.endsWith('.mjs') ? process.execPath : 'bash';
  const { status, stdout, stderr } = spawnSync(program, [script, ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      KEEP: folder,
      ...env,
    },
  });
  return {
    code: status,
    out: stdout,
    error: stderr,
    calls: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [],
  };
}
