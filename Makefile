# `make run` and `make test` work on a machine with Python 3.11, make and a package index.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: help run test test-contract lint types golden catalogs bench-catalogs bench-clean bench-readability bench-summaries lock clean

help: ## list what make can do here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --constraint constraints.txt pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev
	@touch $@

# A crate has to say when it was published, and the clock is never asked: the last commit says it.
run: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null)
run: $(READY) ## build bundles from seeds/ into output/
	$(BIN)/transform build seeds

test: $(READY) ## the tests, without those that need outside programs
	$(BIN)/python -m pytest -q -n auto

test-contract: $(READY) ## tests against real outside programs (gettext, pip ...)
	$(BIN)/python -m pytest -q -n auto -m contract

lint: $(READY) ## style and import direction
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: $(READY) ## mypy --strict
	$(BIN)/mypy

golden: $(READY) ## write the golden bundles of the tests anew; read the diff before you commit it
	TRANSFORM_UPDATE_GOLDEN=1 $(BIN)/python -m pytest -q tests/bundles tests/cli -k golden

catalogs: $(READY) ## bring templates and catalogs up to date with seeds/
	$(BIN)/transform catalog extract seeds
	$(BIN)/transform catalog update

bench-catalogs: $(READY) ## figures of catalogs beside other programs
	$(BIN)/python -m tests.benchmarks.catalogs

bench-clean: $(READY) ## figures of cleaning beside other programs (docs/benchmarks.md)
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m tests.benchmarks.cleaning

bench-readability: $(READY) ## figures of scoring beside other programs
	$(BIN)/python -m tests.benchmarks.readability

bench-summaries: $(READY) ## figures of simplifying and summaries
	$(BIN)/python -m tests.benchmarks.simplification

lock: $(READY) ## write constraints.txt anew from what is installed
	$(BIN)/python -m pip freeze --all --exclude-editable | grep -v ^setuptools > constraints.txt

clean: ## remove what make and the tools wrote
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .transform
	find . -name __pycache__ -prune -exec rm -rf {} +
