# One word per chore; `make` lists them.
bin := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup test lint format types layers check messages example readme bench prove clean

help:  ## list the chores
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

setup:  ## install what is needed and run the demo
	./scripts/setup

test:  ## run the tests
	./scripts/test

lint:  ## check style
	$(bin)/ruff check .
	$(bin)/ruff format --check .

format:  ## put style right
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

types:  ## check types
	$(bin)/mypy

layers:  ## check that imports go downward only
	$(bin)/lint-imports

check: lint types layers test  ## all of what must pass before a commit lands

messages:  ## collect the texts for people into the Chinese catalog, compile it, list what is missing
	$(bin)/python scripts/translate.py

example:  ## write the example rules and the references anew from schema and commands
	$(bin)/python scripts/write_reference.py
	$(bin)/python scripts/cli_reference.py
	$(bin)/python scripts/audit_reference.py

readme:  ## run the sessions shown in the READMEs and write what they really print
	$(bin)/python scripts/write_readme.py

bench:  ## measure find, ingest, reindex, reading and OCR (see docs/benchmarks.md)
	$(bin)/python benchmarks/find.py
	$(bin)/python benchmarks/ingest.py
	$(bin)/python benchmarks/reindex.py
	$(bin)/python benchmarks/reading.py
	$(bin)/python benchmarks/judged.py
	$(bin)/python benchmarks/ocr.py

prove:  ## prove the two README commands on a bare Debian (root, debootstrap)
	./scripts/prove-bare-debian

clean:  ## remove what the tools leave behind
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis carchive-demo
