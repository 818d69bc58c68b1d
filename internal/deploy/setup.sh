#!/usr/bin/env bash
# Makes the machine ready for the tests against a real S3 server: versitygw in .cache/tools. It takes about a minute, once.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=v1.8.0
tools=$PWD/.cache/tools

if go version -m "$tools/versitygw" 2>/dev/null | grep -q "github.com/versity/versitygw[[:space:]]$version"; then
  exit 0
fi
echo "installing versitygw $version"
mkdir -p "$tools"
log=$(GOBIN=$tools GOFLAGS=-buildvcs=false go install "github.com/versity/versitygw/cmd/versitygw@$version" 2>&1) || {
  printf '%s\nerror: versitygw could not be installed\nhint: it is fetched through the Go module proxy; what go says of it stands above\n' "$log" >&2
  exit 1
}
