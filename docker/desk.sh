# shellcheck shell=bash
# Functions of docker/deploy.sh for the containers of one environment. Needs $environment and $state.
: "${environment:?}" "${state:?}"

compose() {
  docker compose --profile plain --env-file "docker/$environment.env" --env-file "$state/host.env" \
    -f docker-compose.yml -f docker-compose.deploy.yml "$@"
}
# Runs a command with its output in the log, whose end is shown after a failure.
quietly() { "$@" >>"$state/log" 2>&1 </dev/null; }
# Prints a numeric variable of this environment, or the fallback: setting NAME FALLBACK
setting() {
  awk -F= -v name="$1" -v value="$2" \
    '$1 == name { value = $2 } END { gsub(/[^0-9]/, "", value); print value }' \
    "docker/$environment.env" "$state/host.env"
}
image_of() { cat "$state/$1.image" 2>/dev/null || true; }
running() { [[ -n $(compose ps --status running --quiet "$1") ]]; }
remove() { quietly compose rm --stop --force "$1"; }
# Runs docker/check.mjs in a colour: check COLOUR UI_ADDRESS API_ADDRESS [COLOUR that must respond]
check() {
  compose exec -T "$1" node --input-type=module - "http://$2" "http://$3" "$environment" \
    ${4:+"$4"} <docker/check.mjs >>"$state/log" 2>&1
}
check_alone() { check "$1" "localhost:$ui_port" "localhost:$api_port"; }
check_through_gate() { check "$1" "gate:$ui_port" "gate:$api_port" "$1"; }
check_before_switch() { check "$1" gate:9080 gate:9081 "$1"; }
# Repeats a command once a second until it succeeds: within SECONDS COMMAND
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
