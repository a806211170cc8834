import { describe, expect, it } from 'vitest';
import { runWithStandIns } from '@/tests/unit/deploy/stand-in';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const PLATFORM = `sha256:${'b'.repeat(64)}`;
const GIT = `case "$2" in HEAD) echo 0c0117;; 'HEAD^{tree}') echo 7ee;; *) exit 1;; esac`;
const TAG = 'docker.io/ada/wires:tree-7ee';

const MANIFEST = JSON.stringify({
  digest: DIGEST,
  manifests: [{ digest: PLATFORM }],
});
const HAS = `echo '${MANIFEST}'`;
const LACKS = `echo "ERROR: $5: not found" >&2; exit 1`;

/** Runs the script against a registry that answers with `lookUp` and accepts every push. */
function publish(lookUp: string, ...args: string[]) {
  const docker = `
    if [ "$2" = build ]; then touch "$KEEP/pushed"; exit 0; fi
    if [ -e "$KEEP/pushed" ]; then ${HAS}; exit 0; fi
    ${lookUp}`;
  return runWithStandIns(['docker/publish.sh', ...args], { docker, git: GIT });
}

const builds = (calls: string[]) => calls.filter((call) => call.startsWith('docker buildx build'));

describe('the image of a tree', () => {
  it('is built and pushed, and its digest printed, when the registry has none', () => {
    const { code, out, calls } = publish(LACKS, 'ada/wires');
    expect({ code, out }).toEqual({ code: 0, out: `${DIGEST}\n` });
    expect(builds(calls)).toHaveLength(1);
    expect(builds(calls)[0]).toContain(`--push --tag ${TAG}`);
    expect(builds(calls)[0]).toContain('--build-arg REVISION=0c0117');
  });

  it('is not built again when the registry has it', () => {
    const { code, out, calls } = publish(HAS, 'ada/wires');
    expect({ code, out }).toEqual({ code: 0, out: `${DIGEST}\n` });
    expect(calls.at(-1)).toBe(
      `docker buildx imagetools inspect --format {{json .Manifest}} ${TAG}`,
    );
    expect(builds(calls)).toEqual([]);
  });

  it('is not built when the registry fails to answer', () => {
    const { code, out, error, calls } = publish('echo "ERROR: 503" >&2; exit 1', 'ada/wires');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toContain('did not answer');
    expect(builds(calls)).toEqual([]);
  });
});

describe('an image that is named by its digest', () => {
  it('is looked up and not built', () => {
    const { code, out, calls } = publish(HAS, 'ada/wires', DIGEST);
    expect({ code, out }).toEqual({ code: 0, out: `${DIGEST}\n` });
    expect(calls.join()).toContain(`docker.io/ada/wires@${DIGEST}`);
    expect(builds(calls)).toEqual([]);
  });

  it('must exist', () => {
    const { code, out, error, calls } = publish(LACKS, 'ada/wires', DIGEST);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toContain('has no image');
    expect(builds(calls)).toEqual([]);
  });

  it.each([['latest'], ['sha256:abc'], [`${DIGEST};id`]])('cannot be %s', (digest) => {
    const { code, error, calls } = publish(HAS, 'ada/wires', digest);
    expect(code).toBe(1);
    expect(error).toContain('is not a digest');
    expect(calls).toEqual([]);
  });
});
