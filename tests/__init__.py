"""Tests mirror the packages they speak about."""
