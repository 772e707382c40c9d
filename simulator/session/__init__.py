"""A run in progress: session, journal, replay, archive, pacer."""
