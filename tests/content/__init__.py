"""Contract tests over everything that ships as content."""
