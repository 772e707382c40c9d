"""A run in progress: the session, its journal on disk, replay. Knows no bot, no compiler, no screen and no grade."""
