# shellcheck shell=bash
# Functions of docker/deploy.sh for the gate (HAProxy). Needs compose() and $state.
: "${state:?}"

# Prints the active colour: blue, green, or nothing before the first deploy. When the file is lost,
# the running gate is asked.
active_colour() {
  if [[ -r $state/gate/colours.map ]]; then
    awk '$1 == "active" { print $2 }' "$state/gate/colours.map"
  elif running gate; then
    ask_gate 'show map /gate/colours.map' | awk '$2 == "active" { print $3 }'
  fi
}

# Sends a command to HAProxy's runtime API and prints the answer. Bash can open TCP connections, so
# the image needs no other program.
ask_gate() {
  # shellcheck disable=SC2016
  compose exec -T gate bash -c \
    'exec 3<>/dev/tcp/127.0.0.1/9999 && printf "%s\n" "$1" >&3 && cat <&3' gate "$1" </dev/null
}

# Succeeds when the gate reaches both ports of a colour.
gate_reaches() {
  local up
  up=$(ask_gate 'show stat' | awk -F, -v ui="ui_$1" -v api="api_$1" \
    '($1 == ui || $1 == api) && $2 == "app" && $18 ~ /^UP/' | wc -l)
  [[ $up -eq 2 ]]
}

# Prints the number of open requests and WebSockets of a colour.
gate_sessions() {
  ask_gate 'show stat' | awk -F, -v ui="ui_$1" -v api="api_$1" \
    '($1 == ui || $1 == api) && $2 == "app" { sum += $5 } END { print sum + 0 }'
}

# Writes, atomically, the file that the gate reads at its start: note_colours ACTIVE NEXT
# NEXT is the colour on the gate's internal ports, where it is checked before the switch.
note_colours() {
  printf 'active %s\nnext %s\n' "$1" "$2" >"$state/gate/new"
  chmod 755 "$state/gate"
  chmod 644 "$state/gate/new"
  mv "$state/gate/new" "$state/gate/colours.map"
}

# Sets one entry in the running gate, for both ports at once. Open requests continue.
set_in_gate() {
  ask_gate "set map /gate/colours.map $1 $2" >/dev/null
  ask_gate 'show map /gate/colours.map' | grep -q " $1 $2\$"
}
