"""One measure a module: what was owed, what was done, and the events that show it. Pure."""
