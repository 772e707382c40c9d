"""Priority from impact and urgency: the 3x3 matrix as data, and the 5x5 one beside it."""

from __future__ import annotations

# Rows impact 1-3, columns urgency 1-3 (support rules 6.1; the common three-level default).
THREE_BY_THREE = ((1, 2, 3), (2, 3, 4), (3, 4, 5))
# Rows impact 1-5, columns urgency 1-5 (support rules 6.2); nothing shipped uses it.
FIVE_BY_FIVE = ((1, 2, 2, 3, 3), (2, 2, 3, 3, 4), (2, 3, 3, 4, 4), (3, 3, 4, 4, 5), (3, 4, 4, 5, 5))

UNSET = 0
"""Priority of a ticket whose impact or urgency is not set yet."""


def priority(impact: int, urgency: int) -> int:
    """Priority 1-5 of an impact and urgency of 1-3 each; 0 while either is not set."""
    if not impact or not urgency:
        return UNSET
    return THREE_BY_THREE[impact - 1][urgency - 1]
