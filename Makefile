# The portal's commands. `make` alone lists them.
.DEFAULT_GOAL := help
PORT ?= 8000
PRACTICE_PORT ?= 8001
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
comma := ,
# Nothing but what the lock names: no dependency looked up, no build that would fetch its own tools.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r
# One worker more than cores: the browser's tests wait half of their time.
WORKERS ?= $(shell expr $$(nproc) + 1)
PYTEST := $(BIN)/pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder
TEMPLATES := portal communes products home search
MANAGE := PORTAL_PORT=$(PORT) $(BIN)/python manage.py

.PHONY: help install run practice setup test test-deploy test-clusters test-login test-postgresql test-all isolation days bare lint format messages lock art bench bench-admin bench-proxy bench-search storm drill-search quality clean

help: ## List these commands
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

$(VENV)/installed: requirements.txt
	@echo "1/4 Installing what the portal needs …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(INSTALL) requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@echo "Installing what the tests need …"
	@$(INSTALL) requirements-dev.txt
	@touch $@

install: $(VENV)/installed ## Install what the portal needs, exactly as requirements.txt names it

setup: $(VENV)/installed ## Set up the portal with demo content, without starting it
	@echo "2/4 Preparing the database …"
	@$(MANAGE) migrate --verbosity 0
	@echo "3/4 Loading the demo (a minute at the first time) …"
	@$(MANAGE) load_demo --port $(PORT)
	@$(MANAGE) rebuild_search --if-needed
	@echo "4/4 Ready."

run: setup ## Set up if needed, then serve the portal and its communes (PORT=8000)
	@$(MANAGE) serve_demo --port $(PORT)

practice: ## Serve the area where officers practise, beside `make run` (PRACTICE_PORT=8001)
	@echo "Serve the portal with: PRACTICE_URL=http://tap-lam.localhost:$(PRACTICE_PORT) make run"
	@PRACTICE=yes PRACTICE_HOME=http://localhost:$(PORT) PORTAL_HOST=tap-lam.localhost DATA_DIR=var/practice \
	$(MAKE) --no-print-directory run PORT=$(PRACTICE_PORT)

test: $(VENV)/installed-dev ## Run the tests on SQLite, in a browser too where there is one (WHOLE=yes: every case; COVERAGE=yes measures)
	@$(PYTEST) $(if $(WHOLE),--whole) $(if $(COVERAGE),--cov --cov-report=term:skip-covered)

test-deploy: $(VENV)/installed-dev ## Set the app up behind nginx as deploy/ does, and look (needs nginx, curl, envsubst)
	@$(PYTEST) -m deployed tests/deploy

test-clusters: $(VENV)/installed-dev ## Run the tests of the search on Elasticsearch and OpenSearch (needs JDK 17, Maven)
	@scripts/services --optional elasticsearch opensearch -- $(PYTEST) $(if $(WHOLE),--whole) -k "elasticsearch or opensearch or cluster or login" tests/search

test-login: $(VENV)/installed-dev ## Run the tests of the log-in, in a browser too, before a Keycloak of its own (needs JDK 17, Maven, Chromium)
	@E2E=required scripts/with_keycloak $(PYTEST) --whole tests/login tests/e2e/test_login.py

test-postgresql: $(VENV)/installed-dev ## Run all but the browser's tests on PostgreSQL (its own, or DATABASE_URL; ONE_IN=3 samples)
	@$(if $(DATABASE_URL),,scripts/with_postgresql) $(PYTEST) $(if $(WHOLE),--whole) -m "not e2e" --one-in $(or $(ONE_IN),1)

test-all: $(VENV)/installed-dev ## Run all tests, every case, on every database and engine; says at the end what failed
	@export WHOLE=yes; failed=; for part in test test-deploy test-clusters test-postgresql; do echo "== make $$part"; \
	$(MAKE) --no-print-directory $$part || failed="$$failed $$part"; done; \
	test -z "$$failed" || { echo "Failed:$$failed"; exit 1; }

isolation: $(VENV)/installed-dev ## Walk the whole admin as every role: nothing of another site (docs/tenancy.md)
	@$(PYTEST) -m isolation tests/isolation

days: $(VENV)/installed-dev ## Run what depends on the day on each weekday, at ends of years, in Tết (needs faketime)
	@PYTHON=$(BIN)/python scripts/days

bare: ## Run both commands of the README in a bare Debian 12 and 13 (as root; some gigabytes)
	@scripts/bare_machine $(or $(DEBIAN),bookworm trixie)

lint: $(VENV)/installed-dev ## Check style, types, imports, templates, migrations and catalogues
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --check --lint $(TEMPLATES)
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@DJANGO_SETTINGS_MODULE=portal.settings.test $(BIN)/python manage.py check --fail-level WARNING
	@DJANGO_SETTINGS_MODULE=portal.settings.test $(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python scripts/check_messages.py

format: $(VENV)/installed-dev ## Format the code and the templates
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .
	@$(BIN)/djlint --reformat --quiet --warn $(TEMPLATES)

messages: $(VENV)/installed-dev ## Collect and compile the Vietnamese texts (needs gettext)
	@$(BIN)/python scripts/check_messages.py --write

lock: $(VENV)/installed-dev ## Compile requirements.txt and requirements-dev.txt
	@$(BIN)/uv pip compile --quiet --python-version 3.11 --universal --generate-hashes --no-strip-extras --upgrade requirements.in -o requirements.txt
	@$(BIN)/uv pip compile --quiet --python-version 3.11 --universal --generate-hashes --no-strip-extras --upgrade requirements-dev.in -o requirements-dev.txt

art: $(VENV)/installed-dev ## Draw the demo's pictures again, read its bulletins (needs Chromium, espeak-ng, ffmpeg)
	@$(BIN)/python scripts/render_art.py
	@$(BIN)/python scripts/render_voice.py

bench: $(VENV)/installed-dev ## Measure what opening a commune and each page type costs (SITES=3,300; WRITE=yes puts it into docs/page-costs.md)
	@$(BIN)/python bench/provisioning.py
	@$(BIN)/python bench/pages.py --sites $(or $(SITES),3$(comma)300) $(if $(WRITE),--write)

bench-admin: $(VENV)/installed-dev ## Measure what screens of the admin cost as communes become many (SITES=3,3300; WRITE=yes)
	@$(BIN)/python bench/admin.py --sites $(or $(SITES),3$(comma)3300) $(if $(WRITE),--write)

bench-proxy: $(VENV)/installed-dev ## Measure pages behind nginx, beside a static file (needs nginx, wrk, PostgreSQL)
	@scripts/with_postgresql scripts/with_nginx $(BIN)/python bench/proxy.py

storm: $(VENV)/installed-dev ## 500 readers while a storm day is switched on and the app killed (needs nginx, PostgreSQL; MINUTES=5)
	@scripts/with_postgresql scripts/with_nginx $(BIN)/python bench/storm.py --minutes $(or $(MINUTES),5)

bench-search: $(VENV)/installed-dev ## Measure how good and how fast the search is (DATA=folder, ENGINE=sqlite)
	@$(BIN)/python bench/search_quality.py --data $(DATA) --engine $(or $(ENGINE),sqlite)
	@$(BIN)/python bench/search_speed.py --data $(DATA) --engine $(or $(ENGINE),sqlite)

drill-search: $(VENV)/installed-dev ## Kill a node of an Elasticsearch cluster of three while searches go on (needs JDK 17, Maven)
	@NODES=3 scripts/services elasticsearch -- $(BIN)/python bench/search_drill.py

quality: $(VENV)/installed-dev ## Check every page in a browser and write docs/quality.md (needs Chromium)
	@$(BIN)/python scripts/quality.py

clean: ## Remove the database, pictures and the virtual environment
	rm -rf var $(VENV)
