#!/usr/bin/env bash
# Makes the machine ready for Lighthouse: what the browser tests need, and the npm packages of package-lock.json.
set -euo pipefail
cd "$(dirname "$0")"
../browser/setup.sh

# Installed packages stay until the lock file changes. Their own scripts are not run.
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
fi
