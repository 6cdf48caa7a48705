# Every task of the project. `make help` lists them.

SHELL := /bin/bash
CONFIG := release
LOKUS := .build/$(CONFIG)/lokus
DEMO_DIR := .build/demo
export LOKUS_SHARED ?= $(abspath $(wildcard ../shared))

.PHONY: help demo test check build setup format lint bench calibrate clean

help: ## List the tasks
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/:/' | column -t -s:

setup: ## Install the system libraries that are missing (Debian: apt, sudo when not root)
	@./.ci/setup

demo: setup $(LOKUS) ## Build and run the main job on the bundled regency
	@$(LOKUS) demo --out $(DEMO_DIR)

# Planning a build takes longer than the demo: the program is built again only when a source is newer.
$(LOKUS): $(shell find Package.swift Sources -type f) | setup
	@swift build -c $(CONFIG) --product lokus --explicit-target-dependency-import-check error
	@touch $@

build: setup ## Build everything, tests included
	@swift build -c $(CONFIG) --build-tests --explicit-target-dependency-import-check error

# The feed's tests are about sockets that pause, so they do not share the cores with the programs that other tests run.
test: build ## Run the tests; FILTER=name runs some of them
ifdef FILTER
	@swift test -c $(CONFIG) --skip-build --filter $(FILTER)
else
	@swift test -c $(CONFIG) --skip-build --skip HTTPFeedTests
	@swift test -c $(CONFIG) --skip-build --filter HTTPFeedTests
endif

check: ## What CI runs: lint, build with warnings as errors, tests, and what was skipped
	@./.ci/check

lint: ## Check the format
	@swift format lint --strict --parallel -r Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

format: ## Format the sources
	@swift format -i --parallel -r Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

bench: setup ## Run the benchmarks (a package of its own)
	@$(MAKE) --no-print-directory -C Benchmarks run

# Parts of the result that are there already are kept: a run that was stopped goes on. PYTHON= one that has numpy and pygeoda.
CALIBRATION := .build/calibration
PYTHON ?= python3
calibrate: setup ## False alarms and planted clusters on real regencies: docs/calibration.md (two hours on 2 cores)
	@swift build -c $(CONFIG) --product lokus-kalibrasi
	@.build/$(CONFIG)/lokus-kalibrasi run --parts $(CALIBRATION)
	@.build/$(CONFIG)/lokus-kalibrasi plant --parts $(CALIBRATION) --regency muaro-jambi kerinci
	@$(PYTHON) Benchmarks/planted_peers.py --parts $(CALIBRATION) --brute muaro-jambi --brute-maps 50
	@.build/$(CONFIG)/lokus-kalibrasi report --parts $(CALIBRATION) --out docs/calibration.md

clean: ## Remove builds
	@rm -rf .build Benchmarks/.build
