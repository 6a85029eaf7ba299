# Creates the virtual environment in .venv/ and calls the tasks in tasks.py; everything else is there.

PYTHONS := python3.13 python3.12 python3.11 python3
PIP := .venv/bin/python -m pip -qq --disable-pip-version-check
INVOKE := .venv/bin/invoke

.PHONY: help check-setup html serve publish new dates test lint lock

help: .venv/html.stamp
	@$(INVOKE) --list

check-setup: .venv/html.stamp
	@.venv/bin/python -m pip check

html serve publish: .venv/html.stamp
	@$(INVOKE) $@

# make new TYPE=veranstaltung TITLE="Sommerfest 2027"
# make new TYPE=bericht TITLE="So war das Sommerfest" ZU=sommerfest-2027
new: .venv/html.stamp
	@$(INVOKE) new "$$TYPE" "$$TITLE" --about="$$ZU"

# make dates FILE=content/veranstaltungen/2026/stammtisch.md
dates: .venv/html.stamp
	@$(INVOKE) dates "$$FILE"

test lint lock: .venv/test.stamp
	@$(INVOKE) $@

.venv/html.stamp: requirements.txt
	@$(create_environment)
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.stamp: requirements-test.txt
	@$(create_environment)
	@$(PIP) install --require-hashes -r requirements-test.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch .venv/html.stamp $@

# Some "python3.x" commands are only signposts that fail when run (pyenv), so each one is tried.
define create_environment
.venv/bin/python -m pip --version >/dev/null 2>&1 && exit 0; \
for python in $(PYTHONS); do \
  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
  $$python -c 'import ensurepip, venv' 2>/dev/null || { missing_venv=$$python; continue; }; \
  exec $$python -m venv --clear .venv; \
done; \
if [ "$$missing_venv" ]; then \
  echo "$$missing_venv has no venv module: install it, on Debian and Ubuntu with 'sudo apt install python3-venv'." \
    "(Das Modul venv fehlt.)" >&2; \
else \
  echo "Python 3.11 or newer is needed and was not found: install it and run make again." \
    "(Python ab 3.11 fehlt.)" >&2; \
fi; exit 1
endef
