# Python 3.11 or newer, git and make are all this needs to be there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test lint types walls check bench docs screenshots format lock
.NOTPARALLEL:

run: $(READY) # open the app on the sample workspace; who has no name in git labels as you
	@git config user.name >/dev/null || export REPORTEDLY_ANNOTATOR="$${REPORTEDLY_ANNOTATOR:-you}"; \
	  exec $(BIN)/reportedly

test: $(READY)
	@$(BIN)/python -m pytest -n auto

lint: $(READY)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(READY)
	@$(BIN)/mypy

walls: $(READY)
	@$(BIN)/lint-imports

check: test lint types walls

bench: $(READY) # measure the app and write docs/benchmarks.md; ARGS="--only keys --quick" for less
	@$(BIN)/python -m benchmarks $(ARGS)

docs: $(READY) # docs/rules.md, made from the list of rules
	@$(BIN)/python docs/rules.py

screenshots: $(READY) # docs/screenshots, made by the app itself
	@$(BIN)/python docs/screenshots.py

format: $(READY)
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

lock: # the newest versions; needs uv on the PATH
	@uv pip compile pyproject.toml --group dev -o requirements.lock --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PIP_INSTALL := $(BIN)/python -m pip install --quiet --quiet --no-input --disable-pip-version-check

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c '$(NEW_ENOUGH)' 2>/dev/null || { \
	  echo "reportedly needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || true)"; \
	  echo "Name a newer one, for example: make $(firstword $(MAKECMDGOALS)) PYTHON=python3.12"; \
	  exit 1; } >&2
	@echo "Setting up $(VENV) with the versions in requirements.lock (once; about a minute) ..." >&2
	@$(BIN)/python -c 'import pip; $(NEW_ENOUGH)' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@$(PIP_INSTALL) --no-deps --require-hashes -r requirements.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@
