#!/usr/bin/env bash
# Makes the machine ready for the browser tests: Node.js, Chromium, Java, curl, jq and the npm packages of package-lock.json.
# What is there is used as it is; what is missing is taken from Debian's packages.
set -euo pipefail
cd "$(dirname "$0")"
chromium=${CHROMIUM:-/usr/bin/chromium}

fail() {
  printf 'error: %s\nhint: %s\n' "$1" "$2" >&2
  exit 1
}

missing() {
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
  command -v java >/dev/null || echo default-jre-headless
  command -v curl >/dev/null || echo curl # these two for the commands of docs/feeds-and-data.md
  command -v jq >/dev/null || echo jq
  # Without a font, pages have no width to measure.
  [ -x "$chromium" ] || [ -n "${CHROMIUM:-}" ] || echo chromium fonts-liberation
}

install() {
  local as_root=()
  command -v apt-get >/dev/null ||
    fail "the browser tests need: $*" "install these; CHROMIUM=/path/to/chromium tells where the browser is"
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || fail "the browser tests need: $*" "run this as root: apt-get update && apt-get install $*"
    as_root=(sudo)
  fi
  echo "installing $*"
  local log
  log=$("${as_root[@]}" apt-get update -qq 2>&1 &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" 2>&1) || {
    printf '%s\n' "$log" >&2
    fail "$* could not be installed" "what apt-get says of it stands above"
  }
}

needed=$(missing | tr '\n' ' ')
# shellcheck disable=SC2086 # the names are words
[ -z "$needed" ] || install $needed

[ -x "$chromium" ] || fail "there is no browser at $chromium" "CHROMIUM=/path/to/chromium tells where it is"
node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' ||
  fail "Node.js $(node --version) is too old for the browser tests" "install Node.js 18 or later"

# Installed packages stay until the lock file changes. Their own scripts are not run: they would fetch what is here already.
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
fi
