"""Policies that play from views: choose(view) gives a command or a wait. They never see the engine."""
