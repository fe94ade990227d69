# Everything a person runs here. Each target first sets up what it needs (.ci/platform), and does so again without harm.
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help setup demo test install env lint format scan package bench test-next clean

python := .venv/bin/python

help: ## this list
	@sed -nE 's/^([a-z-]+):[^#]*## /\1\t/p' Makefile | sed 's/[$$][$$]/$$/' | expand -t 12

setup:
	@.ci/platform
	@$(python) .ci/translations.py

demo: setup ## divide the sample district without a window: plan, project, map and summary in build/demo
	@.ci/demo

test: setup ## all tests
	@.ci/test $(TESTS)

install: setup ## link the plugin into the QGIS profile and enable it (PROFILE=name for another than the default one)
	@$(python) .ci/install.py $(PROFILE)

env: setup ## the lines with which qgis_process finds the algorithms: eval "$$(make env)"
	@.ci/environment

lint: setup ## style of the code
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

format: setup ## mend the style of the code
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

scan: setup ## what the plugin site checks on upload; fails on a finding
	@$(python) .ci/scan.py

package: setup ## the zip for the plugin site, from the last commit
	@$(python) .ci/package.py

bench: setup ## the figures: ours beside the peers', time, memory and growth
	@eval "$$(.ci/environment)" && PYTHONPATH="$$QGIS_PLUGINPATH:$$PYTHONPATH" $(python) -m benchmarks $(BENCH)

test-next: setup ## the tests that a newer QGIS can change, but for the slow ones, on the newer long-term one (Debian 13 in a folder of its own; needs root)
	@.ci/test-next $(TESTS)

clean: ## remove what was made here, but for the environment
	rm -rf build .pytest_cache .ruff_cache .hypothesis .qgis-settings
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
	rm -f i18n/*.qm
