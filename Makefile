# Companion: `make run` opens the app, `make test` checks everything. Each sets up what it needs.

.DEFAULT_GOAL := help
.PHONY: help run demo web test check screens icons bench crash clean

BIN := .venv/bin
PYTHON ?= $(firstword $(foreach name,python3.11 python3 python,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
INSTALL := $(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt

help:
	@echo 'make run      open Companion in a browser on this machine'
	@echo 'make demo     the same with a fictional patient, of whom nothing is kept'
	@echo 'make web      build the browser edition into dist/web'
	@echo 'make test     style, types, import contracts and every test'
	@echo 'make check    style, types and import contracts alone'
	@echo 'make screens  draw the pictures in docs/screens again'
	@echo 'make bench    measure the speeds that are promised'
	@echo 'make crash    kill it and cut its power thousands of times, and its browser 60 times (a quarter of an hour)'
	@echo 'make icons    draw the icons from web/icon.svg again'
	@echo 'make clean    remove what these commands made'

run: .venv/.server
	@$(BIN)/python -m companion run

demo: .venv/.server
	@$(BIN)/python -m companion demo

web: .venv/.server
	@$(BIN)/python -m companion build web

test: check
	@$(BIN)/python -m tools.chromium
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: .venv/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

screens: .venv/.dev
	@$(BIN)/python -m tools.chromium
	@$(BIN)/python -m tools.screens

bench: .venv/.dev
	@$(BIN)/python -m tools.chromium
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.fading

icons: .venv/.dev
	@$(BIN)/python -m tools.chromium
	@$(BIN)/python -m tools.icons

crash: .venv/.dev
	@$(BIN)/python -m tools.chromium
	@$(BIN)/python tests/store/crash_runs.py
	@$(BIN)/python -m tests.web.browser_crash_runs

clean:
	rm -rf .venv build dist test-results *.egg-info .*_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.server: pyproject.toml constraints.txt | $(BIN)/python
	@echo 'Setting up Companion. The first time takes a minute.'
	@$(INSTALL) -e '.[server]'
	@touch $@

.venv/.dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo 'Setting up Companion and its tests. The first time takes a few minutes.'
	@$(INSTALL) -e '.[server,dev]'
	@touch .venv/.server $@

$(BIN)/python:
	@test -n '$(PYTHON)' || { echo 'Companion needs Python 3.11 or newer: install it, then run make again.'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python has no venv module: install it \
	(on Debian: apt-get install $$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')), \
	then run make again."; exit 1; }
	@$(PYTHON) -m venv .venv
