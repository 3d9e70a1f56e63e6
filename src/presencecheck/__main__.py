"""Start the program: the command `presencecheck`, and `python -m presencecheck`, which are the same."""

import gc


def main() -> None:
    """Run the program and leave the process."""
    gc.disable()  # what is imported stays: looking for garbage meanwhile takes a twentieth of the start
    from presencecheck.cli.main import main as run

    run()


if __name__ == "__main__":
    main()
