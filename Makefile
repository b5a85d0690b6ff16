# Berth: build, test, install. `make help` lists the targets.

PREFIX  ?= /usr/local
DESTDIR ?=
SWIFT   ?= swift
# The release binary carries the Swift runtime, so that it runs where no toolchain is.
RELEASE  = -c release --static-swift-stdlib
SUDO     = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
BIN      = $(shell $(SWIFT) build $(RELEASE) --show-bin-path)

TOOLS    = $(addprefix Tests/EndToEndTests/Tools/,requirements.txt schemas.txt)

# Installs those of the packages that are missing; elsewhere than on Debian they are the person's own affair.
debian = command -v dpkg >/dev/null || exit 0; missing=""; \
	for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	[ -z "$$missing" ] || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q --no-install-recommends $$missing; }

.PHONY: help setup needs tools build demo test reliability install uninstall format lint bench clean

help: ## List the targets.
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: needs tools ## Install what building and testing need and the machine lacks.

needs: ## Install what building needs.
	@command -v $(SWIFT) >/dev/null || { \
	  echo "Berth needs Swift 6.1 or newer: https://www.swift.org/install/linux/" >&2; exit 1; }
	@$(call debian,libsqlite3-dev sqlite3 zlib1g-dev)

# A folder of its own, made anew when the lists change. Debian's kubectl is of 2021 and its Terraform none at all.
tools: ## Install what the tests hold rendered files and the ledger against.
	@$(call debian,git patch prometheus python3 python3-venv)
	@cat $(TOOLS) | cmp -s - .build-tools/installed.txt || { \
	  echo "Installing the tests' tools into .build-tools"; \
	  python3 -m venv --clear .build-tools && \
	  .build-tools/bin/pip install -q -r $(word 1,$(TOOLS)) && \
	  .build-tools/bin/pip download -q --no-deps -d .build-tools/schemas -r $(word 2,$(TOOLS)) && \
	  cat $(TOOLS) > .build-tools/installed.txt; }

build: needs ## Build the release binary.
	$(SWIFT) build $(RELEASE) --product berth

demo: build ## Recommend a deployment for an example workload.
	$(BIN)/berth recommend examples/workloads/plate-detector.yaml

# Some tests run Berth as a user who may not write: that user has to reach the folder for temporary files.
test: setup ## Run all tests.
	$(SWIFT) build --build-tests
	@scratch=$$(mktemp -d); trap 'rm -rf "$$scratch"' EXIT; chmod go+x "$$scratch"; TMPDIR="$$scratch" $(SWIFT) test
	Benchmarks/reliability "$$($(SWIFT) build --show-bin-path)/berth"

reliability: build ## Hold the ledger under load, a thousand kills, full disks (docs/reliability.md).
	Benchmarks/reliability $(BIN)/berth --full

install: build ## Install under PREFIX (default /usr/local).
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/berth
	install -s -m 755 $(BIN)/berth $(DESTDIR)$(PREFIX)/bin/berth
	rm -rf $(DESTDIR)$(PREFIX)/share/berth/migrations $(DESTDIR)$(PREFIX)/share/berth/seed-data
	rm -rf $(DESTDIR)$(PREFIX)/share/berth/templates
	cp -R migrations seed-data $(DESTDIR)$(PREFIX)/share/berth/
	cp -R Sources/Artifacts/Templates $(DESTDIR)$(PREFIX)/share/berth/templates
	chmod -R u+rwX,go+rX $(DESTDIR)$(PREFIX)/share/berth

uninstall: ## Remove what `install` put there.
	rm -f $(DESTDIR)$(PREFIX)/bin/berth
	rm -rf $(DESTDIR)$(PREFIX)/share/berth

format: ## Format the sources in place.
	$(SWIFT) format --in-place --parallel --recursive Sources Tests Package.swift

lint: ## Check the format.
	$(SWIFT) format lint --strict --parallel --recursive Sources Tests Package.swift

bench: build ## Time Berth against its peers, as ratios (see Benchmarks/README.md).
	Benchmarks/run $(BIN)/berth

clean: ## Remove build folders.
	rm -rf .build .build-*
