# `make build` needs nothing but Python 3.11 or newer; `make test` uses Go, Node and a JDK with Maven where present.

PYTHON ?= python3
JOBS ?= 2
SECONDS ?= 120
STEPS ?= 2000
TEXTS ?= 20000
SEEDS ?= $(shell now=$$(date +%s); seq $$now $$((now + 4)))
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest

# Compiled modules are kept between runs, also where the environment forbids it: half of the time to collect the tests.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help build test test-fast check docs accept bench fuzz torture lock lowest clean

help: ## Show the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

build: .venv/built ## Make out/ from catalog/
	$(BIN)/zcodegen build

test: .venv/ready ## Run all tests, compilers of other languages included
	$(PYTEST) -n $(JOBS) --dist worksteal

test-fast: .venv/ready ## Run the tests that need no compiler, registry, or browser
	$(PYTEST) -n $(JOBS) --dist worksteal -q -m 'not compiler and not slow and not torture'

check: .venv/ready ## Format, lint, types, stages; the catalog; drift of out/; links of the docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/zcodegen fmt --check
	$(BIN)/zcodegen check
	$(BIN)/zcodegen build --check
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs --quiet build --site-dir .cache/site

docs: .venv/ready ## Serve the documentation, with its search, at http://127.0.0.1:8000/
	$(BIN)/mkdocs serve

accept: .venv/ready ## Renew out/, the goldens in tests/, and the generated pages in docs/; review them with git diff
	$(BIN)/zcodegen build
	ACCEPT=1 $(PYTEST) -n $(JOBS) -q -m golden
	git status --short docs out tests

bench: .venv/ready ## Measure speed, and the size and speed of generated packages
	$(BIN)/python -m benchmarks

fuzz: .venv/ready ## Run the property tests for longer, STEPS random steps and TEXTS hostile texts of each of SEEDS, SECONDS of guided fuzzing a subject
	$(PYTEST) -n $(JOBS) -m hypothesis --hypothesis-profile=fuzz
	FUZZ_STEPS=$(STEPS) FUZZ_PROJECTS=$(STEPS) FUZZ_SEEDS="$(SEEDS)" $(PYTEST) -n $(JOBS) --dist worksteal -m fuzz
	HOSTILE_TEXTS=$(TEXTS) HOSTILE_SEEDS="$(SEEDS)" $(PYTEST) -n $(JOBS) --dist worksteal -m hostile
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'atheris>=2.3'  # Linux, Python up to 3.13
	for subject in catalog pages translations; do $(BIN)/python -m tests.robustness.fuzz $$subject $(SECONDS) || exit 1; done

torture: .venv/ready ## Run the tests that take too long for every day
	$(PYTEST) -m torture

lock: .venv/ready ## Renew requirements.lock: what zcodegen needs at run time, with hashes
	$(PYTHON) -m venv .cache/lock
	.cache/lock/bin/pip install --quiet --disable-pip-version-check pip-tools
	.cache/lock/bin/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  --no-header --no-annotate --strip-extras --output-file .cache/lock/requirements pyproject.toml
	{ sed -n 1p requirements.lock; cat .cache/lock/requirements; } > .cache/lock/new && mv .cache/lock/new requirements.lock

lowest: ## Run unit tests with the lowest versions that pyproject.toml allows
	$(PYTHON) -m venv .cache/lowest
	sed -n '/^dependencies = \[/,/^\]/s/^  "\([^>]*\)>=\([^"]*\)".*/\1==\2/p' pyproject.toml > .cache/lowest/requirements
	.cache/lowest/bin/pip install --quiet --disable-pip-version-check --requirement .cache/lowest/requirements \
	  'pytest>=8.2' 'hypothesis>=6.100' html5lib fluent.runtime moz.l10n
	.cache/lowest/bin/pip install --quiet --disable-pip-version-check --no-deps --editable .
	.cache/lowest/bin/python -m pytest -q tests/source tests/catalog tests/translations tests/test_schemas.py tests/locales \
	  tests/naming tests/python/test_golden.py

clean: ## Remove what make made, out/ excepted
	rm -rf .venv .cache build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The stamps are in .venv, which is set up again if it is gone or pyproject.toml has changed.
.venv/built: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "zcodegen needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/ready: .venv/built
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
