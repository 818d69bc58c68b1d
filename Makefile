# `make test` is what a submission must pass; it needs Go and installs the rest. `make help` lists the targets.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.NOTPARALLEL:
ifeq (,$(filter oneshell,$(.FEATURES)))
$(error GNU Make 3.82 or later is needed; on macOS: brew install make, then gmake)
endif

VERSION   ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
PLATFORMS := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
FUZZTIME  ?= 10s
CASES     ?= 1000 10000
SIZES     ?= 1000 10000

step = @printf '\n== %s\n' '$(1)'

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-20s %s\n", $$1, $$2 }'

.PHONY: test
test: lint test-go test-browser ## lint and all tests: what CI runs

.PHONY: lint
lint: need-go ## gofmt, go vet and staticcheck
	$(call step,gofmt)
	unformatted=$$(gofmt -l cmd internal *.go)
	if [ -n "$$unformatted" ]; then
		printf 'error: not formatted:\n%s\nhint: gofmt -w FILE\n' "$$unformatted" >&2
		exit 1
	fi
	printf '\n== go vet\n'
	go vet ./...
	printf '\n== staticcheck\n'
	go tool staticcheck ./...

# Vet is a step of its own; doing it again in every test binary takes time and tells nothing new.
.PHONY: test-go
test-go: need-go ## the tests of the Go packages
	$(call step,go test)
	internal/deploy/setup.sh
	internal/servers/setup.sh
	TEST_SERVERS=1 go test -vet=off ./...

.PHONY: test-browser
test-browser: need-go ## the built site: links, HTML, accessibility, keyboard
	$(call step,browser tests)
	internal/browser/setup.sh
	npm --prefix internal/browser test --silent
	npm --prefix internal/searchbench test --silent

# What the tests that kill, fill and cut off do a few times in `make test`, as often as it takes to trust it.
.PHONY: soak
soak: need-go ## killed processes, full disks, cut connections and random edits, at length
	$(call step,soak)
	packages=$$(grep -rlF 'Getenv("SOAK")' --include='*_test.go' cmd internal | xargs -n1 dirname | sort -u | sed 's|^|./|')
	SOAK=1 go test -vet=off -count=1 -timeout 120m $$packages

# Not a part of `make test`: LibreOffice is some hundreds of megabytes.
.PHONY: test-office
test-office: need-go ## the open data's table in LibreOffice: rows, accents, and no formula
	$(call step,LibreOffice)
	if ! command -v soffice >/dev/null; then
		printf 'error: LibreOffice is not installed\nhint: on Debian: apt-get install --no-install-recommends libreoffice-calc\n' >&2
		exit 1
	fi
	TEST_OFFICE=1 go test -vet=off -count=1 -run Office ./internal/opendata

# Go fuzzes one target of one package at a time.
.PHONY: fuzz
fuzz: need-go ## every fuzz target for FUZZTIME (10s)
	$(call step,fuzz)
	targets=$$(grep -rHoE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' cmd internal | sort || true)
	if [ -z "$$targets" ]; then
		echo 'error: no fuzz target was found' >&2
		exit 1
	fi
	while IFS=: read -r file target; do
		echo "-- $$(dirname "$$file") $${target#func }"
		go test -run '^$$' -fuzz "^$${target#func }\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x "./$$(dirname "$$file")"
	done <<<"$$targets"

.PHONY: bench
bench: need-go ## build sites of CASES (1000 10000) generated cases
	$(call step,bench)
	go run ./internal/bench $(CASES)

.PHONY: bench-search
bench-search: need-go ## the search beside Pagefind and MiniSearch: the real cases, and SIZES (1000 10000) generated ones
	$(call step,bench-search)
	internal/searchbench/setup.sh
	npm --prefix internal/searchbench run --silent bench -- $(SIZES) $(if $(JSON),--json $(abspath $(JSON)))

# Hugo's server is the peer: stock Hugo of the version that the program stands on.
EDITOR_CASES ?= 10000
.PHONY: bench-editor
bench-editor: need-go ## the editor in Chromium on EDITOR_CASES (10000) generated cases, beside hugo server
	$(call step,bench-editor)
	internal/browser/setup.sh
	work=$$(mktemp -d)
	trap 'rm -rf "$$work"' EXIT
	go build -o "$$work/openoverheid" ./cmd/openoverheid
	GOBIN="$$work" go install github.com/gohugoio/hugo@$$(go list -m -f '{{.Version}}' github.com/gohugoio/hugo)
	go run ./internal/bench -site "$$work/site" $(EDITOR_CASES)
	npm --prefix internal/browser run --silent bench-editor -- --program "$$work/openoverheid" --hugo "$$work/hugo" "$$work/site"

.PHONY: accessibility-check
accessibility-check: need-go ## check the site (or SOURCE=folder) for its accessibility statement
	$(call step,accessibility check)
	internal/browser/setup.sh
	SOURCE=$(abspath $(SOURCE)) npm --prefix internal/browser run --silent accessibility-check

# Not a part of `make test`: the pictures show the time at which they were made.
.PHONY: handbook
handbook: need-go ## the pictures of the handbook for editors, docs/images/redactie
	$(call step,handbook)
	internal/browser/setup.sh
	npm --prefix internal/browser run --silent handbook

# Not a part of `make test`: what Lighthouse measures depends on the clock. Fails on less than 100 for all but performance.
.PHONY: lighthouse
lighthouse: need-go ## what Lighthouse says of home, a case, a term and the search page
	$(call step,lighthouse)
	internal/lighthouse/setup.sh
	npm --prefix internal/lighthouse run --silent lighthouse

# The tag leaves out 13 MB that talking to Google Cloud Storage by HTTP does not need. Without paths and symbols, the same commit gives the same program wherever it is built.
.PHONY: dist
dist: need-go ## programs for all platforms in dist/
	$(call step,dist $(VERSION))
	rm -rf dist
	mkdir dist
	for platform in $(PLATFORMS); do
		os=$${platform%/*} arch=$${platform#*/} suffix=
		if [ $$os = windows ]; then suffix=.exe; fi
		name=openoverheid-$(VERSION)-$$os-$$arch$$suffix
		echo "$$name"
		CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch go build -trimpath -buildvcs=false -ldflags '-s -w -X main.release=$(VERSION)' \
			-tags disable_grpc_modules -o "dist/$$name" ./cmd/openoverheid
	done
	cd dist
	sha256sum openoverheid-* | tee SHA256SUMS

.PHONY: clean
clean: ## remove what these targets and the program wrote here
	rm -rf dist public screenshots .cache internal/{browser,searchbench,lighthouse}/node_modules

.PHONY: need-go
need-go:
	@if ! command -v go >/dev/null; then
		printf 'error: Go is not installed\nhint: install the version that go.mod names, or later: https://go.dev/doc/install\n' >&2
		exit 1
	fi
	go list -m >/dev/null # an older Go says here that it is too old
