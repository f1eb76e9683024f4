# What a newcomer needs: `make export`, then `make test`. `make help` lists the rest.

VAULT  ?= examples/vault
OUTPUT ?=
ARGS   ?=
PYTHON ?=

# Passed on by the environment, so that no character of a path means anything to make or to the shell.
export MAKE_VAULT  := $(value VAULT)
export MAKE_OUTPUT := $(value OUTPUT)
export MAKE_PYTHON := $(value PYTHON)

BIN     := .venv/bin
RUNTIME := .venv/.installed
DEV     := .venv/.installed-dev
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header \
           --no-emit-index-url --no-emit-find-links pyproject.toml --group setup

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help export test lint format bench lock clean

help: ## List the commands.
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

export: $(RUNTIME) ## Export VAULT (examples/vault) into OUTPUT (output).
	@vault="$$MAKE_VAULT"; case "$$vault" in "~"|"~/"*) vault="$$HOME$${vault#\~}";; esac; \
	output="$$MAKE_OUTPUT"; case "$$output" in "~"|"~/"*) output="$$HOME$${output#\~}";; esac; \
	exec $(BIN)/notemart export "$$vault" $${output:+--output "$$output"} $(ARGS)

test: $(DEV) ## Run the tests; ARGS are pytest's.
	@$(BIN)/python -m pytest $(ARGS)

lint: $(DEV) ## Check style and types.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(DEV) ## Mend style.
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(DEV) ## Time exports against the floor; ARGS are vaults.
	@$(BIN)/python -m benchmarks.export $(ARGS)

lock: $(DEV) ## Resolve the requirements anew.
	@$(COMPILE) --upgrade --output-file requirements.txt
	@$(COMPILE) --upgrade --constraint requirements.txt --group dev --output-file requirements-dev.txt

clean: ## Remove the environment and the caches; the output stays.
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): requirements.txt pyproject.toml setup.sh
	@sh setup.sh requirements.txt
	@touch $@

$(DEV): requirements-dev.txt pyproject.toml setup.sh
	@sh setup.sh requirements-dev.txt
	@touch $(RUNTIME) $@
