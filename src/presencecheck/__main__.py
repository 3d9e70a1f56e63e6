"""`python -m presencecheck` is the same as `presencecheck`."""

from presencecheck.cli.main import main

if __name__ == "__main__":
    main()
