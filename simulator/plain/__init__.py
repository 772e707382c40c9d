"""The game as lines of text, for scripts, screen readers and tests."""
