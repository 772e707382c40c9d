"""The desk of a scenario that is being written."""
