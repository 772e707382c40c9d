"""The rules: inputs, events, decide and evolve, cut by practice. Pure; no clock, disk, chance or model library."""
