"""What a run teaches: what each decision was worth, how things stood at any moment, and pages to keep.

It makes runs again, so it stands above the lab. It draws no screen.
"""
