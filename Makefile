# The tasks of the project, one line each: make test, make lint, make types, make gate, make bench, make golden.
.PHONY: test lint types layers gate bench golden schemas

test:
	python -m pytest -q
lint:
	ruff check src tests benchmarks && ruff format --check src tests benchmarks
types:
	mypy
layers:
	lint-imports
gate:
	python benchmarks/gate.py
bench:
	python benchmarks/quantities.py; python benchmarks/compare.py; python benchmarks/planted.py
	python benchmarks/speed.py; python benchmarks/components.py; python benchmarks/workers.py --ray; python benchmarks/scale.py
golden:
	python -m pytest -q tests/golden --force-regen; git diff --stat tests/golden
schemas:
	claimtally schema --write schemas
