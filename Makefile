# GNU make 3.81 and later. Windows has no make: the README gives the plain pip lines.
#
# Each target that needs packages creates .venv from the pinned versions; a stamp in it shows when the pins have changed.
# `make run` and `make bench` take ARGS, as in: make run ARGS="search METI"; `make install` takes PREFIX (default ~/.local).

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run install uninstall fast test soak pythons lint fix bench screenshots dist pins clean

PYTHON ?= python3
UV ?= uv
ARGS ?=
PREFIX ?= $(HOME)/.local
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.runs
DEV := $(VENV)/.develops
FOLDING := $(patsubst %,src/onrecord/%.py,search/targets search/facets search/lexicon search/names search/folded_pack \
	packs/bundled_cache packs/code_version packs/pack_json packs/raw_files library/precomputed \
	model/serialization model/records model/statement model/paragraph model/parties model/kind_fields model/links \
	model/pack model/due model/partial_dates model/date_patterns search/tables \
	text/characters text/folding text/numerals text/word_patterns)
PACKS := hatch_build.py $(wildcard data/*/*) $(FOLDING)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
# A venv created by uv, or interrupted while it was created, has no pip yet.
HAS_PIP := $(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: $(RUN)  ## Open the browser on the bundled pack
	@$(BIN)/onrecord $(ARGS) || [ $$? -eq 1 ] # 1 is an answer, such as “nothing found”

install: $(RUN)  ## Install onrecord, its manual and completions for you alone; PREFIX=FOLDER: not in ~/.local
	@$(BIN)/python -m release.user_install install "$(PREFIX)"

uninstall:  ## Undo make install
	@$(PYTHON) -m release.user_install uninstall "$(PREFIX)"

# Write bytecode, whatever the environment says: every worker, and every program that a test starts, would compile again.
fast test soak pythons: export PYTHONDONTWRITEBYTECODE :=
# worksteal: each worker starts with neighboring tests, so that module fixtures are made once, and takes over tests of
# others when it has none left.
TESTS := $(BIN)/python -m pytest -q --dist worksteal
# Tests that start programs wait for them: one worker more than there are cores keeps the cores busy.
CORES := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

fast: $(DEV)  ## Run the tests that start no process and no browser, in about a minute on two cores
	@echo "This takes about a minute on two cores." >&2
	@$(TESTS) -n auto --tier fast $(ARGS)

test: $(DEV)  ## Run the tests: about 6 minutes on two cores; ARGS=--cov prints the branches they cover, in twice the time
	@echo "This takes about 6 minutes on two cores; make fast takes a minute." >&2
	@$(TESTS) -n $$(($(CORES) + 1)) $(ARGS)

soak: $(DEV)  ## Run the long random trials (walks, kills, damage), seeded: at most 25 minutes on two cores
	@echo "This takes up to 25 minutes on two cores." >&2
	@$(TESTS) -n auto --tier soak -rP $(ARGS)

pythons: $(DEV)  ## Run the fast tests on each other supported Python that is installed here, in about a minute each
	@$(BIN)/python -m checks.pythons $(ARGS)

fix: $(DEV)  ## Format the code, fix what ruff can fix, and write the table of docs/settings.md
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/python -m checks.settings_table

lint: $(DEV)  ## Check style, spelling, language conventions, types, and who imports whom
	@$(BIN)/ruff check --quiet --output-format=concise .
	@$(BIN)/ruff format --check --quiet . || { $(BIN)/ruff format --diff --quiet .; exit 1; }
	@$(BIN)/codespell $(SPELLED)
	@$(BIN)/python -m checks.conventions
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

# American spelling. Tests are left out: they are full of misspelled queries.
SPELLED := Makefile pyproject.toml hatch_build.py .ci src docs $(wildcard *.md) release checks benchmarks screenshots

bench: $(DEV)  ## Measure speed and memory, and write benchmarks/results.md
	@$(BIN)/python -m benchmarks $(ARGS)

screenshots: $(DEV)  ## Redraw screenshots/ from the real app
	@$(BIN)/python -m screenshots $(ARGS)

dist: $(DEV)  ## Build wheel, sdist, one-file program, offline zip and frozen folder into dist/
	@$(BIN)/python -m release $(ARGS)

pins: pyproject.toml  ## Pin the newest versions that pyproject.toml admits (needs uv)
	@$(PINS) pyproject.toml --generate-hashes --output-file requirements.txt
	@$(PINS) pyproject.toml --group dev --constraints requirements.txt --output-file requirements-dev.txt

clean:  ## Remove everything that make created: .venv, dist, caches
	@rm -rf $(VENV) .venv-peers dist build .coverage .coverage.* snapshot_report.html
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

PINS := $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --no-emit-index-url
PINS += --custom-compile-command "make pins"

# The project itself is installed editable with the pinned hatchling and editables, so that nothing unpinned is fetched.
# Building compiles the bundled packs (hatch_build.py): a changed pack, or changed code that folds its text, rebuilds it.
$(RUN): requirements.txt pyproject.toml $(PACKS) $(BIN)/python
	@echo "Setting up $(VENV) to run onrecord (once)" >&2
	@$(HAS_PIP)
	@$(PIP) install --requirement requirements.txt
	@$(PIP) install --constraint requirements-dev.txt hatchling editables
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.txt requirements.txt pyproject.toml $(PACKS) $(BIN)/python
	@echo "Setting up $(VENV) to develop onrecord (once)" >&2
	@$(HAS_PIP)
	@$(PIP) install --requirement requirements-dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(RUN) $@

$(BIN)/python:
	@for python in "$(PYTHON)" python3 python3.14 python3.13 python3.12 python3.11; do \
	  if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$python" -m venv --clear $(VENV) && exit 0; rm -rf $(VENV); exit 1; \
	  fi; \
	done; \
	echo "onrecord needs Python 3.11 or later with venv (Debian: python3-venv);" \
	  "install it, or give its path: make PYTHON=/path/to/python3" >&2; \
	exit 1
