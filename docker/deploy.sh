#!/usr/bin/env bash
# Deploys an image on this host without an interruption: the new colour is started beside the old
# one, and gets the traffic when it has proved to be well. Whatever goes wrong before that, or right
# after, leaves the old one in its place or puts it back. Needs Docker with Compose, and no more.
#
#   docker/deploy.sh deploy   dev|qa|uat|prod IMAGE   IMAGE is NAME@sha256:…, or is on this host
#   docker/deploy.sh rollback dev|qa|uat|prod         back to the image before; once more: forth
#   docker/deploy.sh status   dev|qa|uat|prod
#   docker/deploy.sh reload   dev|qa|uat|prod         the gate reads docker/gate/haproxy.cfg again
#
# Exits with 0 when it is done, 1 when it failed and what served before serves, 2 when it did not
# try, 3 when a person has to look. What is particular to this host, such as PUBLIC_URL, stands in
# .deploy/ENVIRONMENT/host.env and wins over docker/ENVIRONMENT.env.
set -Eeuo pipefail
cd "$(dirname "$0")/.."

HEALTHY_WITHIN_S=${HEALTHY_WITHIN_S:-120}
DRAIN_WITHIN_S=${DRAIN_WITHIN_S:-20}
# How long the gate may take to see a colour that is well.
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
# host.env may hold secrets. The gate may read its own folder all the same, see note_colours.
(umask 077 && mkdir -p "$state/gate" && touch "$state/host.env")
# shellcheck source=docker/desk.sh
. docker/desk.sh
# shellcheck source=docker/gate.sh
. docker/gate.sh

# Compose reads these. A colour that is not touched keeps the image that it has.
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
    say "$environment is served by $active and is well."
    exit 0
  fi
  say "$environment should be served by $active and is not well. See docs/runbook.md." >&2
  exit 3
fi

exec 9>"$state/lock"
flock --nonblock 9 ||
  refuse "Another deploy of $environment is running. Wait for it, then try again."
: >"$state/log"
if [[ $command == reload ]]; then
  [[ -n $active ]] || refuse 'There is no gate yet. The first deploy starts it.'
  quietly compose exec -T gate haproxy -c -f /usr/local/etc/haproxy/haproxy.cfg ||
    refuse "The gate would not take this configuration: $(tail -n 3 "$state/log")"
  quietly compose kill --signal USR2 gate
  say "The gate of $environment reads its configuration again."
  exit 0
fi
if [[ $command == rollback ]]; then
  image=$(image_of "$idle")
  [[ -n $active && -n $image ]] ||
    refuse "There is no image before this one in $environment. Deploy one by its digest."
fi
here() { docker image inspect "$image" >/dev/null 2>&1; }
[[ $image == *@sha256:* ]] || here ||
  refuse "$image is not on this host. Name it by its digest: NAME@sha256:…"

# How far it came: nothing was started, the new colour was, the ports were taken from what served
# without a gate, the gate was pointed at the new colour, which is well and serves.
phase=nothing
doing='getting the image'
plain=no
if [[ -n $active ]]; then
  before="is served by $active"
elif running app; then
  before='is served without a gate'
else
  before='does not run'
fi

# Everything that ends the script comes through here: the end, an error, a signal.
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
    say "The deploy was undone, but $environment is not well. A person has to look: see docs/runbook.md." >&2
    exit 3
  fi
  say "The deploy was undone: $environment $before, as before. Mend the cause, then deploy again." >&2
  exit 1
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
# A connection that breaks must not stop it halfway.
trap '' PIPE

say "Deploying $image to $environment as $idle"
here || quietly docker pull "$image"
export "WIRE_IMAGE_${idle^^}=$image" WIRE_IMAGE="$image"

if [[ $command == deploy ]]; then
  doing='starting PostgreSQL and Redis'
  quietly compose run --rm --no-deps -T secrets
  # What runs is left as it is: a deploy never restarts the database.
  quietly compose up --detach --no-deps --no-recreate --no-build --wait postgres redis
  doing='bringing the database up to date'
  quietly compose run --rm --no-deps -T migrate
fi

doing="starting $idle"
phase=started
remove "$idle"
quietly compose up --detach --no-deps --force-recreate --no-build --wait \
  --wait-timeout "$HEALTHY_WITHIN_S" "$idle"
doing="asking $idle whether it is well"
check_alone "$idle"

doing="asking $idle through the gate whether it is well"
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
    say 'Taking the ports from the one that served without a gate: a second without an answer'
    quietly compose stop app
  fi
  note_colours "$idle" "$idle"
  quietly compose up --detach --no-deps --force-recreate --wait gate
  within "$SEEN_WITHIN_S" gate_reaches "$idle"
fi
check_through_gate "$idle"

# From here on the new colour serves, whatever becomes of the old one.
phase=served
displaced=$(image_of "$idle")
printf '%s\n' "$image" >"$state/$idle.image"
say "The gate sends everything to $idle"
if [[ -n $active ]]; then
  drained() { [[ $(gate_sessions "$active") == 0 ]]; }
  within "$DRAIN_WITHIN_S" drained || say 'WebSockets are open still; their clients come back by themselves'
  # The desk tells live clients to come back, and they find the new colour.
  remove "$active" || say "$active could not be removed; see $state/log" >&2
fi
[[ $plain == no ]] || remove app || say "app could not be removed; see $state/log" >&2
# Two images are kept: the one that serves and the one before it.
if [[ $displaced == *@sha256:* && $displaced != "$image" && $displaced != "$(image_of "${active:-$idle}")" ]]; then
  quietly docker image rm "$displaced" || true
fi
say "Deployed $image to $environment as $idle. Back: docker/deploy.sh rollback $environment"
