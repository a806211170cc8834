# shellcheck shell=bash
# What docker/deploy.sh knows about one environment's containers. Needs its $environment and $state.
: "${environment:?}" "${state:?}"

compose() {
  docker compose --profile plain --env-file "docker/$environment.env" --env-file "$state/host.env" \
    -f docker-compose.yml -f docker-compose.deploy.yml "$@"
}
# What Compose tells goes to the log; a failure shows its end.
quietly() { "$@" >>"$state/log" 2>&1 </dev/null; }
# The number that a variable of this environment has, or the fallback.
setting() {
  awk -F= -v name="$1" -v value="$2" \
    '$1 == name { value = $2 } END { gsub(/[^0-9]/, "", value); print value }' \
    "docker/$environment.env" "$state/host.env"
}
image_of() { cat "$state/$1.image" 2>/dev/null || true; }
running() { [[ -n $(compose ps --status running --quiet "$1") ]]; }
remove() { quietly compose rm --stop --force "$1"; }
# Runs docker/check.mjs in a colour: check COLOUR UI_ADDRESS API_ADDRESS [COLOUR that must answer]
check() {
  compose exec -T "$1" node --input-type=module - "http://$2" "http://$3" "$environment" \
    ${4:+"$4"} <docker/check.mjs >>"$state/log" 2>&1
}
check_alone() { check "$1" "localhost:$ui_port" "localhost:$api_port"; }
check_through_gate() { check "$1" "gate:$ui_port" "gate:$api_port" "$1"; }
check_before_switch() { check "$1" gate:9080 gate:9081 "$1"; }
# Asks once a second until it is so.
within() {
  local seconds=$1
  shift
  until "$@"; do
    ((seconds-- > 0)) || return 1
    sleep 1
  done
}

ui_port=$(setting PORT 3001)
api_port=$(setting API_PORT 8001)
