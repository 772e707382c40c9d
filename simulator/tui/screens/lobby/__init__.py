"""The lobby: campaign map, stars and best, continue, daily seed, history."""
