"""Policies that can sit in a seat: they see a view and name one command. No engine, no truth, no memory."""

from simulator.bots.policy import Policy, Wait
from simulator.bots.registry import GAMING, POLICIES

__all__ = ["GAMING", "POLICIES", "Policy", "Wait"]
