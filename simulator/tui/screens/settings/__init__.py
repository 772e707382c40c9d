"""Settings: theme, pace, signs, tone, bell."""
