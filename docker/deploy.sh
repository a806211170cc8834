#!/usr/bin/env bash
# Deploys an image on this host without downtime: starts the new colour beside the old one, and
# switches the traffic to it when its checks pass. A failure before the switch leaves the old colour
# active; a failure right after it switches back. Needs only Docker with Compose.
#
#   docker/deploy.sh deploy   dev|qa|uat|prod IMAGE   IMAGE is NAME@sha256:…, or is on this host
#   docker/deploy.sh rollback dev|qa|uat|prod         the previous image; run again to undo
#   docker/deploy.sh status   dev|qa|uat|prod
#   docker/deploy.sh reload   dev|qa|uat|prod         reload docker/gate/haproxy.cfg in the gate
#
# Exit codes: 0 done, 1 failed and undone, 2 refused and nothing changed, 3 failed and manual action
# is needed. Variables of this host, such as PUBLIC_URL, are in .deploy/ENVIRONMENT/host.env and
# override docker/ENVIRONMENT.env.
set -Eeuo pipefail
cd "$(dirname "$0")/.."

HEALTHY_WITHIN_S=${HEALTHY_WITHIN_S:-120}
DRAIN_WITHIN_S=${DRAIN_WITHIN_S:-20}
# How long the gate may take to detect a healthy colour.
SEEN_WITHIN_S=15
LOG_LINES=30

say() { printf '%s\n' "$1" || true; }
refuse() {
  say "$1" >&2
  exit 2
}

command=${1:-}
environment=${2:-}
image=${3:-}
[[ $command =~ ^(deploy|rollback|status|reload)$ && $environment =~ ^(dev|qa|uat|prod)$ &&
  ($command != deploy || -n $image) ]] ||
  refuse 'Usage: docker/deploy.sh deploy|rollback|status|reload dev|qa|uat|prod [IMAGE]'
state=.deploy/$environment
# host.env can contain secrets. The folder of the gate is made readable in note_colours.
(umask 077 && mkdir -p "$state/gate" && touch "$state/host.env")
# shellcheck source=docker/desk.sh
. docker/desk.sh
# shellcheck source=docker/gate.sh
. docker/gate.sh

# Compose reads these variables. A colour that is not deployed keeps its image.
export WIRE_IMAGE=${image:-none} DEPLOY_STATE=$PWD/$state
WIRE_IMAGE_BLUE=$(image_of blue)
WIRE_IMAGE_GREEN=$(image_of green)
PROXY_HOPS_WITH_GATE=$(($(setting TRUSTED_PROXY_HOPS 0) + 1))
export WIRE_IMAGE_BLUE WIRE_IMAGE_GREEN PROXY_HOPS_WITH_GATE

active=$(active_colour)
case $active in
  blue) idle=green ;;
  *) idle=blue ;;
esac

if [[ $command == status ]]; then
  for colour in blue green; do
    kept=$(image_of "$colour")
    say "$colour: ${kept:-no image}$(! running "$colour" || echo ', running')"
  done
  [[ -n $active ]] ||
    refuse "Nothing was deployed here yet. Next: docker/deploy.sh deploy $environment IMAGE"
  if check_through_gate "$active"; then
    say "$environment is served by $active and is healthy."
    exit 0
  fi
  say "$environment should be served by $active and is not healthy. See docs/runbook/deploy-failed.md." >&2
  exit 3
fi

exec 9>"$state/lock"
flock --nonblock 9 ||
  refuse "Another deploy of $environment is running. Wait for it, then try again."
: >"$state/log"
if [[ $command == reload ]]; then
  [[ -n $active ]] || refuse 'There is no gate yet. The first deploy starts it.'
  quietly compose exec -T gate haproxy -c -f /usr/local/etc/haproxy/haproxy.cfg ||
    refuse "The gate rejects this configuration: $(tail -n 3 "$state/log")"
  quietly compose kill --signal USR2 gate
  say "The gate of $environment has reloaded its configuration."
  exit 0
fi
if [[ $command == rollback ]]; then
  image=$(image_of "$idle")
  [[ -n $active && -n $image ]] ||
    refuse "There is no previous image in $environment. Deploy one by its digest."
fi
here() { docker image inspect "$image" >/dev/null 2>&1; }
[[ $image == *@sha256:* ]] || here ||
  refuse "$image is not on this host. Name it by its digest: NAME@sha256:…"

# The phases: nothing is started; the new colour is started; the ports are taken from a desk without
# a gate; the gate is switched to the new colour; the new colour serves and is healthy.
phase=nothing
doing='pulling the image'
plain=no
if [[ -n $active ]]; then
  before="is served by $active"
elif running app; then
  before='is served without a gate'
else
  before='is not running'
fi

# Runs at every exit: at the end, after an error, after a signal.
finish() {
  local code=$?
  trap '' HUP INT TERM
  set +eE
  [[ $phase != served ]] || exit "$code"
  [[ $phase == nothing ]] || quietly compose logs --no-color --tail "$LOG_LINES" "$idle"
  say "Failed: $doing. The end of $state/log:" >&2
  tail -n "$LOG_LINES" "$state/log" >&2
  if [[ $phase == switched ]]; then
    note_colours "$active" "$idle"
    set_in_gate active "$active"
  fi
  if [[ $phase == ports ]]; then
    remove gate
    rm -f "$state/gate/colours.map"
    [[ $plain == no ]] || quietly compose start app || phase=lost
  fi
  [[ $phase == nothing ]] || remove "$idle"
  if [[ $phase == lost ]] || { [[ -n $active ]] && ! check_through_gate "$active"; }; then
    say "The deploy was undone, but $environment is not healthy. Manual action is needed: see docs/runbook/deploy-failed.md." >&2
    exit 3
  fi
  say "The deploy was undone: $environment $before, as before. Fix the cause, then deploy again." >&2
  exit 1
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
# A broken SSH connection must not stop the deploy halfway.
trap '' PIPE

say "Deploying $image to $environment as $idle"
here || quietly docker pull "$image"
export "WIRE_IMAGE_${idle^^}=$image" WIRE_IMAGE="$image"

if [[ $command == deploy ]]; then
  doing='starting PostgreSQL and Redis'
  quietly compose run --rm --no-deps -T secrets
  # Running containers are kept: a deploy never restarts the database.
  quietly compose up --detach --no-deps --no-recreate --no-build --wait postgres redis
  doing='bringing the database up to date'
  quietly compose run --rm --no-deps -T migrate
fi

doing="starting $idle"
phase=started
remove "$idle"
quietly compose up --detach --no-deps --force-recreate --no-build --wait \
  --wait-timeout "$HEALTHY_WITHIN_S" "$idle"
doing="checking $idle"
check_alone "$idle"

doing="checking $idle through the gate"
if [[ -n $active ]]; then
  quietly compose up --detach --no-deps --no-recreate --wait gate
  set_in_gate next "$idle"
  within "$SEEN_WITHIN_S" gate_reaches "$idle"
  check_before_switch "$idle"
  say "Switching the gate from $active to $idle"
  phase=switched
  note_colours "$idle" "$active"
  set_in_gate active "$idle"
else
  phase=ports
  if running app; then
    plain=yes
    say 'Moving the ports from the desk without a gate to the gate: about a second of downtime'
    quietly compose stop app
  fi
  note_colours "$idle" "$idle"
  quietly compose up --detach --no-deps --force-recreate --wait gate
  within "$SEEN_WITHIN_S" gate_reaches "$idle"
fi
check_through_gate "$idle"

# The new colour serves. A failure to remove the old one does not undo the deploy.
phase=served
displaced=$(image_of "$idle")
printf '%s\n' "$image" >"$state/$idle.image"
say "The gate sends all requests to $idle"
if [[ -n $active ]]; then
  drained() { [[ $(gate_sessions "$active") == 0 ]]; }
  within "$DRAIN_WITHIN_S" drained || say 'Some WebSockets are still open; their clients reconnect by themselves'
  # A desk that stops closes its WebSockets, and the clients reconnect to the new colour.
  remove "$active" || say "$active could not be removed; see $state/log" >&2
fi
[[ $plain == no ]] || remove app || say "app could not be removed; see $state/log" >&2
# Keep two images: the active one and the previous one.
if [[ $displaced == *@sha256:* && $displaced != "$image" && $displaced != "$(image_of "${active:-$idle}")" ]]; then
  quietly docker image rm "$displaced" || true
fi
say "Deployed $image to $environment as $idle. To go back: docker/deploy.sh rollback $environment"
