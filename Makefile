# Each target makes what it needs: `make demo` and `make test` work in a fresh clone with python3 (3.11 or newer), git and make.

PYTHON ?= python3
BIN := .venv/bin
DEMO := out/demo
SOURCES := setup.cfg pyproject.toml

.PHONY: demo test browser check bench train clean

demo: .venv/installed
	@rm -rf $(DEMO)
	@$(BIN)/pactgraph build examples --out $(DEMO)
	@printf '\n'; printf '%s\n' 'Open it:    $(DEMO)/graph.html, in any browser' \
	  'Ask it:     $(BIN)/pactgraph query $(DEMO) --named partners-of actor=Norway' \
	  'Check it:   $(BIN)/pactgraph why $(DEMO) Norway Denmark' \
	  'Extend it:  $(BIN)/pactgraph build your-article.txt --out $(DEMO)'

test: browser .venv/tested
	$(BIN)/python -m pytest

browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || { echo 'The browser tests need Chromium: sudo apt-get install chromium'; exit 1; }

check: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check graph tests benchmarks training
	$(BIN)/mypy

bench: .venv/tested
	$(BIN)/python benchmarks

train: .venv/trained
	@[ -n "$(TREEBANK)" ] || { echo 'Name the folder of the data: make train TREEBANK=folder (training/README.md says what it holds)'; exit 2; }
	$(BIN)/python -m training $(TREEBANK)

clean:
	rm -rf .venv out build dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'Python 3.11 or newer is needed; name one: make PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo 'The venv module is needed: sudo apt-get install python3-venv'; exit 1; }

.venv/installed: .venv/bin/python $(SOURCES)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/trained: .venv/bin/python $(SOURCES)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test,train]'
	@touch .venv/installed .venv/tested $@

.venv/tested: .venv/bin/python $(SOURCES)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch .venv/installed $@
