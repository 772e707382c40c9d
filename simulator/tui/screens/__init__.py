"""One folder for each screen, with its stylesheet beside it."""
