# accord: `make demo` sets everything up and shows the main job; `make test` sets everything up and passes the tests.
# Everything lives in .venv; nothing else on the machine is touched. `make help` lists the rest.

VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev
export PYTHONDONTWRITEBYTECODE := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check golden eval bench fuzz lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: $(RUN)  ## set up, read the articles in samples/ into demo.duckdb, and say what was found
	@$(BIN)/accord read samples --store demo.duckdb

test: $(DEV) check  ## set up the development environment and pass all checks and tests
	$(BIN)/python -m pytest -n 2

check: $(DEV)  ## style, types, and which module may import which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(DEV)  ## make the golden records of samples/ anew; review the difference before you commit it
	$(BIN)/python scripts/golden.py
	@git --no-pager diff --stat -- tests/golden

eval: $(DEV)  ## measure quality on the development data, and fail where a figure fell below its floor
	$(BIN)/python eval/gate.py

bench: $(DEV)  ## measure speed and memory against the bare spaCy pipeline, then a store of 1,000 articles and its pages
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/store.py --articles 1000 --store out/bench-1000.duckdb --keep
	$(BIN)/python benchmarks/pages.py out/bench-1000.duckdb

fuzz: $(DEV)  ## give damaged files to the readers of sources for a minute
	$(BIN)/python tests/fuzz/read.py 60

lock: $(DEV)  ## resolve the pinned requirements anew
	$(BIN)/python -m pip install --quiet uv
	sh scripts/lock.sh

clean:  ## remove everything that make made
	rm -rf $(VENV) demo.duckdb demo.duckdb.wal out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@python=$$(sh scripts/find-python.sh) && echo "Setting up in $(VENV) with $$python" && "$$python" -m venv $(VENV)

$(RUN): requirements/run.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing accord and what it needs (about 400 MB; a few minutes the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements/dev.lock $(RUN)
	@echo "Installing the tools for development"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@
