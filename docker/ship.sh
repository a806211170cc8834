#!/usr/bin/env bash
# Deploys an image to a host over SSH: copies the files that a deploy needs and runs
# docker/deploy.sh there. The connection is configured by environment variables:
#
#   DEPLOY_HOST, DEPLOY_USER   the host and the user
#   DEPLOY_KNOWN_HOSTS         the host's public key, a line of known_hosts; no other is trusted
#   DEPLOY_SSH_KEY             the private key
#   DEPLOY_PATH                the folder on the host, default wire-management in the user's home
#
#   docker/ship.sh dev|qa|uat|prod IMAGE
set -euo pipefail
cd "$(dirname "$0")/.."

die() {
  printf '%s\n' "$1" >&2
  exit 1
}

[[ ${1:-} =~ ^(dev|qa|uat|prod)$ && ${2:-} =~ ^[a-z0-9._/:@-]+$ ]] ||
  die 'Usage: docker/ship.sh dev|qa|uat|prod IMAGE'
for name in DEPLOY_HOST DEPLOY_USER DEPLOY_KNOWN_HOSTS DEPLOY_SSH_KEY; do
  [[ -n ${!name:-} ]] || die "$name is not set. See docs/runbook/operate/set-up-github.md"
done
path=${DEPLOY_PATH:-wire-management}
# It is part of a command line on the host.
[[ $path =~ ^[A-Za-z0-9._/-]+$ ]] || die 'DEPLOY_PATH may have letters, digits, and . _ / - only.'

umask 077
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT
printf '%s\n' "$DEPLOY_SSH_KEY" >"$keys/key"
printf '%s\n' "$DEPLOY_KNOWN_HOSTS" >"$keys/known_hosts"

on_host() {
  ssh -i "$keys/key" -o IdentitiesOnly=yes -o BatchMode=yes -o ConnectTimeout=15 \
    -o StrictHostKeyChecking=yes -o "UserKnownHostsFile=$keys/known_hosts" \
    -o ServerAliveInterval=15 -o ServerAliveCountMax=8 "$DEPLOY_USER@$DEPLOY_HOST" "$1"
}

tar -c --exclude=docker/drill docker-compose.yml docker-compose.deploy.yml docker | on_host "umask 022; mkdir -p '$path' && tar -x -C '$path'"
on_host "cd '$path' && docker/deploy.sh deploy $1 $2" </dev/null
