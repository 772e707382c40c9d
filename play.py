"""Starts EastCity from a checkout: `make play`, or `python play.py` where the dependencies are installed."""

import sys

if __name__ == "__main__":
    try:
        import click  # noqa: F401  (the first dependency the command line needs; asked for by name to say what to do)
    except ModuleNotFoundError:
        sys.exit("EastCity's dependencies are not installed here: run `make play`, which installs them into .venv.")
    from simulator.cli import main

    main()
