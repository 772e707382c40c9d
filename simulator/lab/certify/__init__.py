"""Certification: a scenario played hundreds of times by good, poor and cheating players, and judged on one screen."""
