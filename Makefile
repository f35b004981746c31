# Every target sets up what it needs by itself: Python 3.11 and make are all a machine must have.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed
BENCH := .venv/bench-installed

.PHONY: setup demo test check bench bench-quick extract-bench format lock clean

setup: $(STAMP)

# uv where the machine has it, else pip; the constraints hold both to the same versions.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cuttings needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@if command -v uv >/dev/null 2>&1; then \
		uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable '.[dev]'; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'; \
	fi
	@touch $@

demo: setup
	@$(BIN)/python -m pipelines.demo

# Side by side, a module's tests together: what they share is made once. Three, because much of the time is waiting.
test: setup
	@$(BIN)/python -m pytest --numprocesses 3 --dist loadscope

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

# How fast everything is, beside others that do the same: docs/concepts/performance.md. ARGS="--json FILE", "--only NAME"
bench: $(BENCH)
	@$(BIN)/python -m benchmarks $(ARGS)

bench-quick: $(BENCH)
	@$(BIN)/python -m benchmarks --quick $(ARGS)

# What the benchmarks compare with, and nothing else needs.
$(BENCH): $(STAMP)
	@if command -v uv >/dev/null 2>&1; then \
		uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable '.[bench]'; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'; \
	fi
	@touch $@

# How well, and how fast, pages are read without rules. Options go behind it: make extract-bench ARGS="-v --own"
extract-bench: setup
	@$(BIN)/python -m benchmarks.extraction $(ARGS)

format: setup
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# Writes the versions of a fresh installation down; run it to move the project to newer ones.
lock:
	@rm -rf .venv-lock && $(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check '.[dev,bench]'
	@.venv-lock/bin/python -m pip freeze --exclude cuttings --exclude pip --exclude setuptools > constraints.txt
	@rm -rf .venv-lock

clean:
	rm -rf .venv .venv-lock .bench .hypothesis .mypy_cache .pytest_cache .ruff_cache demo-archive
