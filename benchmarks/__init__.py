"""How fast presencecheck is, measured as a person feels it and told as ratios.

python -m benchmarks           every row, about ten minutes
python -m benchmarks --quick   fewer rounds and no history of a million runs
python -m benchmarks --write   also writes docs/performance.md
"""
