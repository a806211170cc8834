# shellcheck shell=bash
# What docker/deploy.sh knows about the gate (HAProxy). Needs its compose() and $state.
: "${state:?}"

# The colour that the gate shall send traffic to: blue, green, or nothing before the first deploy.
# A gate that runs knows it too, should the file be lost.
active_colour() {
  if [[ -r $state/gate/colours.map ]]; then
    awk '$1 == "active" { print $2 }' "$state/gate/colours.map"
  elif running gate; then
    ask_gate 'show map /gate/colours.map' | awk '$2 == "active" { print $3 }'
  fi
}

# One command of HAProxy's runtime API, with its answer. Bash speaks TCP, so that the image needs
# no other program.
ask_gate() {
  # shellcheck disable=SC2016
  compose exec -T gate bash -c \
    'exec 3<>/dev/tcp/127.0.0.1/9999 && printf "%s\n" "$1" >&3 && cat <&3' gate "$1" </dev/null
}

# Can the gate reach both ports of a colour?
gate_reaches() {
  local up
  up=$(ask_gate 'show stat' | awk -F, -v ui="ui_$1" -v api="api_$1" \
    '($1 == ui || $1 == api) && $2 == "app" && $18 ~ /^UP/' | wc -l)
  [[ $up -eq 2 ]]
}

# How many requests and WebSockets a colour has open through the gate.
gate_sessions() {
  ask_gate 'show stat' | awk -F, -v ui="ui_$1" -v api="api_$1" \
    '($1 == ui || $1 == api) && $2 == "app" { sum += $5 } END { print sum + 0 }'
}

# Writes what the gate reads when it starts: the active colour, and the one on the ports for trying.
# The old file or the new one, never half of it.
note_colours() {
  printf 'active %s\nnext %s\n' "$1" "$2" >"$state/gate/new"
  chmod 755 "$state/gate"
  chmod 644 "$state/gate/new"
  mv "$state/gate/new" "$state/gate/colours.map"
}

# Sets a line of it in the running gate, in one step for both ports. Requests that run go on.
set_in_gate() {
  ask_gate "set map /gate/colours.map $1 $2" >/dev/null
  ask_gate 'show map /gate/colours.map' | grep -q " $1 $2\$"
}
