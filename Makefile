# Two commands matter: `make run` and `make test`. Everything else serves them.
PORT ?= 8501
PYTHON ?= python3
BIN := .venv/bin
# A quarter of a test's time is waiting for a browser or a database: three workers keep two cores busy. In the order of
# the folders: the browser's files are few and long, and by their number of tests they would end last, alone.
PYTEST_ARGS ?= -n 3 --dist loadfile --no-loadscope-reorder

.PHONY: run test test-postgresql check setup screenshots lock licences clean

run: .venv/.run
	@exec $(BIN)/streamlit run streamlit_app.py --server.port $(PORT)

test: .venv/.test
	$(BIN)/python -m pytest $(PYTEST_ARGS)

# Everything that asks the store once more, on a PostgreSQL server of its own. Debian: apt-get install postgresql
# What never makes a store is left out, and the browser's servers, which stand on a file.
test-postgresql: .venv/.test
	tests/with_postgresql.sh $(BIN)/python -m pytest $(PYTEST_ARGS) --ignore=tests/browser

check: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict dashboard pages streamlit_app.py
	$(BIN)/lint-imports
	$(BIN)/python -m dashboard.i18n.parity

setup: .venv/.run

screenshots: .venv/.test
	$(BIN)/python -m tests.browser.screenshots screenshots

# Run after a change in requirements*.txt; needs uv (pip install uv).
lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --upgrade requirements.txt -o requirements.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --upgrade -c requirements.lock requirements-dev.txt -o requirements-dev.lock

licences: .venv/.test
	$(BIN)/python -m tests.licences

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; try: make run PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

.venv/.run: requirements.lock | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@touch $@

.venv/.test: requirements.lock requirements-dev.lock | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@ .venv/.run

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis screenshots
