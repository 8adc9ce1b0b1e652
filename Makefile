# make demo: from nothing to a graph and its page.  make test: everything the tests know.
# The virtual environment is .venv; PYTHON=/path/to/python chooses another interpreter.

PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint format docs clean python
.DEFAULT_GOAL := demo

python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "policygraph needs Python 3.11 or newer and none was found; install one, or call make PYTHON=/path/to/python" >&2; exit 1; }

$(BIN)/pip: | python
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
	echo "no virtual environment could be made; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.user: pyproject.toml | $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@ $(VENV)/.user

demo: $(VENV)/.user
	$(BIN)/policygraph build src/policygraph/sample -o exports/demo
	@echo
	@echo "graph: $(CURDIR)/exports/demo/graph.json"
	@echo "page:  $(CURDIR)/exports/demo/graph.html  (open it in a browser; it needs no network)"

test: $(VENV)/.dev
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.dev
	$(BIN)/python -m policygraph.cli.reference > docs/cli.md

clean:
	rm -rf $(VENV) dist exports/demo .pytest_cache .mypy_cache .ruff_cache
