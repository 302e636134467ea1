# Two commands do everything on a fresh machine: `make demo` and `make test`.
# Each makes its own virtual environment first; nothing is installed outside it,
# except Debian packages when you are root.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
# One worker a core; a file's tests stay together, since they share what they built.
PYTEST_ARGS ?= -n auto --dist loadfile
# Where a shell keeps Python from writing bytecode, each command that is tested would compile all of it anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test attacks check setup bench quality rules clean

demo: $(STAMP)
	$(BIN)/hoclieu demo

test: $(STAMP) browser
	$(BIN)/python -m pytest $(PYTEST_ARGS)

attacks: $(STAMP)
	$(BIN)/python -m tests.attack_table $(PYTEST_ARGS)

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# How many resources the generated district has, how often each row is measured (the middle counts), and what
# else to tell it: BENCH=--keep for the README's picture.
SIZE ?= 1000
RUNS ?= 3
BENCH ?=

bench: $(STAMP)
	@sh .ci/rivals
	$(BIN)/python -m bench.build $(SIZE) $(RUNS) $(BENCH)

# How often Lighthouse looks at each page; the middle counts.
quality: RUNS = 5
quality: $(STAMP) browser demo
	@sh .ci/quality
	$(BIN)/python -m bench.quality $(RUNS)

rules: $(STAMP)
	$(BIN)/hoclieu explain --all --lang en > RULES.md

setup: $(STAMP)

$(STAMP): pyproject.toml .ci/setup
	sh .ci/setup $(VENV)
	@touch $(STAMP)

.PHONY: browser
browser:
	@sh .ci/browser

clean:
	rm -rf $(VENV) demo build
