"""`python -m presencecheck` is the same as `presencecheck`."""

from presencecheck.cli import main

if __name__ == "__main__":
    main()
