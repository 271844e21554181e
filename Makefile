# What a newcomer and a machine run. Every target makes the `.venv` it needs; a fresh Debian with
# Python 3.11 and make is enough.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
# Data sets and gold texts for the evals; they are never part of the repository.
SHARED ?= ../shared
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: demo test check evals docs picture clean system

# One pair, from the articles in examples/ to a page one can open.
demo: .venv/.for-use
	mkdir -p demo
	$(BIN)/interstate dossier SRB HUN --from examples/articles --output demo/dossier.html
	@echo "The dossier is at $(CURDIR)/demo/dossier.html: open it in a browser."

# All claims about the program, on both engines and in a real browser. A skipped test fails.
test: .venv/.for-development system
	$(BIN)/python -m pytest -q --no-skips

# Style, types, which package may import which, and both forms of every query.
check: .venv/.for-development
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/python tools/transpile_sql.py --check
	$(BIN)/python -m sphinx -q -W -n -b html docs docs/_build/html

# How well texts are read, against floors that only rise. SETS="coding dates" asks for some.
evals: .venv/.for-development
	$(BIN)/python evals --shared $(SHARED) $(if $(SETS),--only $(SETS))

docs: .venv/.for-development
	$(BIN)/python -m sphinx -q -W -n -b html docs docs/_build/html
	@echo "The pages begin at $(CURDIR)/docs/_build/html/index.html."

# The README's picture: the demo as a browser shows it.
picture: demo system
	mkdir -p docs/_static
	chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,2200 \
	  --screenshot=docs/_static/dossier.png file://$(CURDIR)/demo/dossier.html

# What was made, but for the .venv, which takes minutes to make again.
clean:
	rm -rf demo build dist docs/_build .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools evals docs -name __pycache__ -prune -exec rm -rf {} +

# The Debian packages that tests need: a browser, Java for Spark, letters for the browser.
system:
	tools/debian_packages chromium=chromium chromedriver=chromium-driver \
	  java=default-jre-headless fc-list=fontconfig \
	  /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf=fonts-dejavu-core

.venv/.made:
	@test -n "$(PYTHON)" || { echo "No python3 found: apt-get install python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	  "Python 3.11 or later is needed, and $(PYTHON) is " + sys.version.split()[0])'
	$(PYTHON) -c 'import ensurepip' || tools/debian_packages \
	  "$$($(PYTHON) -c 'import sys; print("/no-ensurepip=python3.%d-venv" % sys.version_info[1])')"
	$(PYTHON) -m venv .venv
	$(PIP) install -c constraints.txt --upgrade pip
	touch $@

.venv/.for-use: .venv/.made pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e .
	touch $@

.venv/.for-development: .venv/.made pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e '.[exports,spark]' --group development
	touch $@
