"""Grading: a fold over events and truth, with a reason for every point."""
