# Everything happens in this folder: the environment in .venv, the index in index/.
# A second run starts at once: pip is called only when a stamp in .venv is older than
# pyproject.toml or constraints.txt. pip reads its usual configuration and PIP_* variables.

SHELL := bash
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help
unexport PYTHONPATH PYTHONHOME
.PHONY: help chat ingest test check bench peers clean browser

# The first of these that is Python 3.11 or newer; `make chat PYTHON=/path/to/python` chooses another.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13 python3.14; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$python" && break; done)

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16
	@echo "  make chat PORT=8001      another port    make test ARGS='-k dates -x'   some of the tests"

chat: .venv/.installed-core ## install if needed, read the corpus if it changed, open the chat page
	@$(if $(PORT),MEMOBOT_PORT='$(PORT)') exec .venv/bin/memobot chat

ingest: .venv/.installed-core ## bring the index up to date with the corpus
	@exec .venv/bin/memobot ingest

test: .venv/.installed-dev browser ## run the tests (installs chromium if it is missing)
	@exec .venv/bin/python -m pytest -n 2 --dist loadfile $(ARGS)

check: .venv/.installed-dev ## lint, formatting and types
	@failed=0; .venv/bin/ruff check || failed=1; .venv/bin/ruff format --check || failed=1; \
	.venv/bin/mypy || failed=1; exit $$failed

bench: .venv/.installed-dev ## print the figures of the README
	@.venv/bin/python benchmarks/answers.py
	@.venv/bin/python benchmarks/latency.py

peers: .venv-peers/.installed ## install the systems that memobot is compared with, in .venv-peers

clean: ## remove what was made here: the environment, caches, the built index
	@rm -rf .venv .venv-peers .hypothesis .mypy_cache .pytest_cache .ruff_cache .chainlit .files build dist
	@find index -mindepth 1 ! -name README.md ! -name .gitignore -delete
	@find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. The link is gone or dangling when the machine's Python was replaced.
.venv/bin/python:
	@if [ -z '$(PYTHON)' ]; then \
		echo "memobot needs Python 3.11 or newer: apt install python3 python3-venv" >&2; exit 2; fi
	@'$(PYTHON)' -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "This Python has no venv module: apt install python3-venv" >&2; exit 2; }
	@echo "Making .venv with $$('$(PYTHON)' --version)"
	@'$(PYTHON)' -m venv --clear .venv

.venv/.installed-core: pyproject.toml constraints.txt .venv/bin/python
	@echo "Installing memobot (once; some minutes)"
	@$(call install,.)
	@touch $@

.venv/.installed-dev: pyproject.toml constraints.txt .venv/bin/python
	@echo "Installing memobot and what its tests need (once; some minutes)"
	@$(call install,.[dev])
	@touch .venv/.installed-core $@

# With memobot itself, whose embedder the others are given; the packages that it needs for that are
# among theirs.
.venv-peers/.installed: benchmarks/peers/requirements.txt constraints.txt | .venv/bin/python
	@echo "Installing the systems that memobot is compared with (once; some minutes)"
	@.venv/bin/python -m venv --clear .venv-peers
	@.venv-peers/bin/python -m pip install --disable-pip-version-check --no-input -q \
		-c constraints.txt -r benchmarks/peers/requirements.txt
	@.venv-peers/bin/python -m pip install --disable-pip-version-check --no-input -q --no-deps -e .
	@touch $@

# $(call install,WHAT): pip's log goes to .venv/pip.log; seen are its stages and large downloads,
# and its last lines if it fails.
install = set -o pipefail; .venv/bin/python -m pip install --disable-pip-version-check \
	--no-input --progress-bar off -c constraints.txt -e '$(1)' 2>&1 | tee .venv/pip.log | { \
	found=0; while IFS= read -r line; do case "$$line" in \
	Collecting*|Processing*) found=$$((found + 1)); \
		if (( found % 50 == 0 )); then echo "  $$found packages found"; fi ;; \
	*"Downloading "*[0-9][0-9].[0-9]" MB)") echo "  downloading $${line\#\#*Downloading }" ;; \
	"Installing collected"*) if (( found )); then echo "  installing $$found packages"; fi ;; \
	esac; done; } || { tail -n 12 .venv/pip.log >&2; \
	echo "The installation failed; the whole log is in .venv/pip.log" >&2; exit 2; }

browser:
	@command -v chromium >/dev/null && /sbin/ldconfig -p | grep -q 'libatomic\.so\.1' && exit 0; \
	root=; if [ "$$(id -u)" != 0 ]; then root="sudo -n"; fi; \
	if ! command -v apt-get >/dev/null || ! $$root true 2>/dev/null; then \
		echo "The tests of the chat page need a browser: sudo apt install chromium libatomic1" >&2; exit 2; fi; \
	echo "Installing chromium for the tests of the chat page"; \
	apt="$$root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300"; \
	{ $$apt update; $$apt install -y --no-install-recommends chromium fonts-dejavu-core libatomic1; } \
		>.venv/chromium.log 2>&1 \
	|| { tail -n 5 .venv/chromium.log >&2; \
		echo "It could not be installed: sudo apt install chromium libatomic1, then make test" >&2; exit 2; }
