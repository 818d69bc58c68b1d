#!/usr/bin/env bash
# Installs nginx, with its module for brotli, and Caddy, for the tests of docs/servers. What is there is used as it is; what is missing is
# taken from Debian's packages. No service is started.
set -euo pipefail

has() { command -v "$1" >/dev/null || [ -x "/usr/sbin/$1" ]; }

needed=
has nginx || needed="nginx libnginx-mod-http-brotli-static"
has caddy || needed="${needed:+$needed }caddy"
[ -n "$needed" ] || exit 0

fail() {
  printf 'error: the tests of docs/servers need: %s\nhint: %s\n' "$needed" "$1" >&2
  exit 1
}

command -v apt-get >/dev/null || fail "install these"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || fail "run this as root: apt-get update && apt-get install $needed"
  as_root=(sudo)
fi

# Debian starts a service as soon as it is installed, unless this file says no.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap '"${as_root[@]}" rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
  "${as_root[@]}" chmod +x "$policy"
fi

echo "installing $needed"
# shellcheck disable=SC2086 # the names are words
log=$("${as_root[@]}" apt-get update -qq 2>&1 &&
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $needed 2>&1) || {
  printf '%s\n' "$log" >&2
  fail "what apt-get says of it stands above"
}
