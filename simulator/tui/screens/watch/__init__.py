"""Watching: a bot works a shift on the real desk, at reading pace."""
