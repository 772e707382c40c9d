"""EastCity: a support desk to work a shift at. Rooms and their order are in docs/design.md."""

__version__ = "0.1.0"
