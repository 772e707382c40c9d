"""Starts EastCity from a checkout: `make play`, or `python play.py` where the dependencies are installed."""

import sys
from importlib.util import find_spec

NEEDS = ("textual", "simpy", "pydantic", "faker", "ruamel.yaml", "click", "platformdirs", "networkx", "orjson")


def _missing() -> bool:
    try:
        return not all(find_spec(name) for name in NEEDS)
    except ModuleNotFoundError:  # the package that a dotted name lies in is not there either
        return True


if __name__ == "__main__":
    if _missing():
        sys.exit("EastCity's dependencies are not installed here: run `make play`, which installs them into .venv.")
    from simulator.cli import main

    main()
