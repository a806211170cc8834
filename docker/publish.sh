#!/usr/bin/env bash
# Prints the digest of this commit's image. An image is built and pushed once for each git tree: a
# merge that changes no file gets the image that was tested and deployed before.
#
#   docker/publish.sh NAMESPACE/NAME           finds the image of HEAD's tree, or builds it
#   docker/publish.sh NAMESPACE/NAME DIGEST    checks that this image exists, and builds nothing
set -euo pipefail
cd "$(dirname "$0")/.."

die() {
  printf '%s\n' "$1" >&2
  exit 1
}

[[ $# -ge 1 && $1 =~ ^[a-z0-9._/-]+$ ]] || die 'Usage: docker/publish.sh NAMESPACE/NAME [DIGEST]'
repository=docker.io/$1
digest=${2:-}
[[ -z $digest || $digest =~ ^sha256:[0-9a-f]{64}$ ]] ||
  die "$digest is not a digest. Give it as sha256: and 64 hexadecimal digits."

# Prints the registry's digest of a reference, or nothing when the registry has none. Any other
# answer ends the script: an unavailable registry must not cause a second image of the same tree.
registry_digest() {
  local answer
  if answer=$(docker buildx imagetools inspect --format '{{json .Manifest}}' "$1" 2>&1); then
    grep -oE '"digest": *"sha256:[0-9a-f]{64}"' <<<"$answer" | head -n 1 | grep -oE 'sha256:[0-9a-f]+'
  elif [[ $answer != *'not found'* ]]; then
    die "The registry did not answer whether it has $1. Log in, check that the repository exists, and try again:
$answer"
  fi
}

if [[ -n $digest ]]; then
  found=$(registry_digest "$repository@$digest")
  [[ -n $found ]] || die "$repository has no image $digest. Take a digest from an earlier deploy."
  printf '%s\n' "$digest"
  exit 0
fi

reference=$repository:tree-$(git rev-parse 'HEAD^{tree}')
found=$(registry_digest "$reference")
if [[ -z $found ]]; then
  docker buildx build --file docker/Dockerfile --push --tag "$reference" \
    --build-arg "REVISION=$(git rev-parse HEAD)" . >&2
  found=$(registry_digest "$reference")
  [[ -n $found ]] || die "$reference was pushed, but the registry does not have it. Try again."
  printf 'Built and pushed %s\n' "$reference" >&2
else
  printf 'Found %s: nothing is built\n' "$reference" >&2
fi
printf '%s\n' "$found"
