# Targets: play test format golden picture calendars cast bench.
# VENV=folder uses another environment, PYTHON=name another interpreter, ARGS="..." passes arguments on.
VENV ?= .venv
PYTHON ?= python3
ARGS ?=
BIN := $(VENV)/bin
PLAYABLE := $(VENV)/.playable
TESTABLE := $(VENV)/.testable

.PHONY: play test format golden picture calendars cast bench

play: $(PLAYABLE)
	@$(BIN)/python play.py $(ARGS)

test: $(TESTABLE)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGS)

format: $(TESTABLE)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(TESTABLE)
	$(BIN)/python -m tests.golden $(ARGS)

picture: $(TESTABLE)
	$(BIN)/python -m tests.tui.desk_picture $(ARGS)

calendars: $(TESTABLE)
	$(BIN)/python -m simulator.compiler.calendars $(ARGS)

cast: $(TESTABLE)
	$(BIN)/python -m simulator.compiler.cast $(ARGS)

bench: $(TESTABLE)
	$(BIN)/python -m bench $(ARGS)

# An old pip cannot read dependency groups, so pip comes first.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(PLAYABLE): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(TESTABLE): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@ $(PLAYABLE)
