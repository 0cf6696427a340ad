# qualkit: everything a developer types. `make` alone lists it.
# Windows: use the commands behind the targets, or `py -m venv`, `pip install -c constraints.txt -e .[dev]`, `qualkit demo`, `pytest`.

PYTHON ?= python3
VENV   ?= .venv
EXTRAS ?= dev
BIN    := $(VENV)/bin
READY  := $(VENV)/ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test check lint types arch fmt reports messages bench wheel clean

help:     ## list the targets
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(READY)  ## install qualkit and its tools into .venv; EXTRAS=dev,stanza: Stanza and torch too

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[$(EXTRAS)]'
	@echo ready > $@

demo: $(READY)  ## write the findings report on the sample corpus to build/demo
	rm -rf build/demo
	$(BIN)/qualkit demo build/demo

test: $(READY)  ## run all tests
	$(BIN)/python -m pytest

check: lint types arch test  ## all that CI runs: lint, types, import contracts, tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

arch: $(READY)
	$(BIN)/lint-imports

fmt: $(READY)  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

reports: $(READY)  ## render the sample reports; ACCEPT=1 puts them in reports/
	$(BIN)/python -m tests.golden $(if $(ACCEPT),--accept)

messages: $(READY)  ## collect the sentences for translators into qualkit/locales/qualkit.pot
	$(BIN)/pybabel extract --mapping qualkit/locales/babel.cfg --keyword _ --keyword N_ \
	  --sort-by-file --no-location --omit-header --output-file qualkit/locales/qualkit.pot qualkit

bench: $(READY)  ## measure speed and memory as ratios
	$(BIN)/python -m tests.bench

wheel: $(READY)  ## build the wheel into build/dist
	$(BIN)/python -m build --wheel --outdir build/dist .

clean:    ## remove what the other targets made
	rm -rf build $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
