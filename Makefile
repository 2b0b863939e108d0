# make demo   install into .venv and run the main job on the sample pages
# make test   everything that CI runs
# Others: bench, fuzz, format, docs, pictures, constraints, clean.  Another Python: make demo PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv
WORKERS ?= 2
BIN := $(VENV)/bin
BARE := build/bare
PIP := -m pip --quiet --quiet --disable-pip-version-check
PINNED := pyproject.toml constraints.txt

.PHONY: demo test lint types tests machine demo-run wheel bench fuzz format docs pictures constraints clean

demo: $(VENV)/.installed
	@$(MAKE) --no-print-directory demo-run

test: lint types tests demo-run wheel
	@echo "All checks passed."

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

tests: machine
	$(BIN)/pytest -q -n $(WORKERS) --dist worksteal

# A browser, a Chinese font, LibreOffice and PostgreSQL: installed where that is allowed, else told what stays untested.
machine: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.machine

demo-run:
	@$(BIN)/liandong demo -w demo

# The wheel holds all it needs, and runs with nothing but the base dependencies.
wheel: $(BARE)/.installed
	@rm -rf build/wheel build/bare-demo
	$(BIN)/python $(PIP) wheel --no-deps --wheel-dir build/wheel .
	$(BARE)/bin/python $(PIP) install --no-deps --force-reinstall build/wheel/*.whl
	cd build && bare/bin/python -c "import liandong; print('import of the wheel: liandong', liandong.__version__)"
	cd build && bare/bin/liandong --lang en demo -w bare-demo > bare-demo.txt

bench: $(VENV)/.installed-dev
	@for program in benchmarks/*.py; do echo "$$program"; $(BIN)/python "$$program" || exit 1; done

fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m fuzz pages --count 10000

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Fills the tables of the reference and the outputs shown in the documentation anew.
docs: $(VENV)/.installed-dev
	$(BIN)/python -m tests.documentation

# Takes the pictures of the readmes anew from the demo.
pictures: machine
	$(BIN)/python -m tests.pictures

# Pins the newest versions that pyproject.toml allows; look at the difference and run make test before keeping it.
constraints: $(VENV)/bin/python
	@rm -rf build/pinning && $(PYTHON) -m venv build/pinning
	build/pinning/bin/python $(PIP) install -e ".[dev]"
	@sed -n '/^#/p' constraints.txt > build/constraints.txt
	@build/pinning/bin/python -m pip freeze --exclude liandong --exclude pip --exclude setuptools >> build/constraints.txt
	@mv build/constraints.txt constraints.txt

clean:
	rm -rf build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Liandong needs Python 3.11 or newer, and $(PYTHON) is older or missing."; \
	  echo "Install one, then name it: make $(or $(MAKECMDGOALS),demo) PYTHON=python3.12"; exit 1; }
	@echo "Creating $(VENV) and installing into it; the first time takes about a minute."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu install the package python3-venv."; exit 1; }

$(VENV)/.installed: $(VENV)/bin/python $(PINNED)
	@$(BIN)/python $(PIP) install -c constraints.txt -e ".[portal]"
	@touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python $(PINNED)
	@$(BIN)/python $(PIP) install -c constraints.txt -e ".[dev]"
	@touch $@ $(VENV)/.installed

$(BARE)/.installed: $(VENV)/.installed-dev $(PINNED)
	@rm -rf $(BARE) && $(BIN)/python -m venv $(BARE)
	@$(BIN)/python -c "import tomllib; print('\n'.join(tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies']))" > build/base.txt
	@$(BARE)/bin/python $(PIP) install -c constraints.txt -r build/base.txt
	@touch $@
