"""The briefing: who you are, what is yours, what you inherit, stakes, rules, what counts."""
