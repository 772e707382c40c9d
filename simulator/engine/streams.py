"""Chance, by name. Every draw of a run comes from here; what a draw means is said by a table or a rule, not here."""

import hashlib
import random
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TypeVar

from simulator.domain.tables import DRAW_BITS, DRAWS, Table

T = TypeVar("T")

BASIS_POINTS = 10_000


class Stream(ABC):
    """A sequence of draws that belongs to one name. One question costs exactly one draw, whatever its answer."""

    def __init__(self, seed: int = 0, name: str = "") -> None:
        self.seed = seed
        self.name = name
        self.drawn = 0

    @abstractmethod
    def _next(self) -> int: ...

    def draw53(self) -> int:
        """Draw one whole number of 53 bits."""
        self.drawn += 1
        return self._next()

    def below(self, n: int) -> int:
        """Draw a whole number from 0 to n - 1, by scaling; uneven by less than n in 2**53."""
        if n < 1:
            raise ValueError(f"nothing lies below {n}")
        return (self.draw53() * n) >> DRAW_BITS

    def pick(self, options: Sequence[T]) -> T:
        """Draw one of the options, each about equally likely."""
        if not options:
            raise ValueError("there is nothing to pick from")
        return options[self.below(len(options))]

    def chance(self, basis_points: int) -> bool:
        """Draw yes in so many of 10,000 cases: never at 0, always at 10,000."""
        return self.below(BASIS_POINTS) < basis_points

    def value(self, table: Table) -> int:
        """Draw a value of the table, in the table's unit."""
        return table.at(self.draw53())


class SeededStream(Stream):
    """The draws that a seed gives to a name, the same on every machine and in every release of Python.

    Built on `Random.random()` alone, because that sequence is the one Python promises to keep.
    """

    def __init__(self, seed: int, name: str) -> None:
        super().__init__(seed, name)
        digest = hashlib.sha256(f"{seed}/{name}".encode()).digest()
        self._random = random.Random(int.from_bytes(digest, "big"))

    def _next(self) -> int:
        return int(self._random.random() * DRAWS)


class Lowest(Stream):
    """A double whose every draw is the least there is: `Streams(0, Lowest)`."""

    def _next(self) -> int:
        return 0


class Highest(Stream):
    """A double whose every draw is the greatest there is: `Streams(0, Highest)`."""

    def _next(self) -> int:
        return DRAWS - 1


class Streams:
    """All streams of a run, made on first use: `streams["customer/kim/patience"].below(6)`.

    Names are identities that exist whatever the player does, never running numbers, so that one more draw here moves
    nothing there. `kind` makes a stream from seed and name; tests pass a double.
    """

    def __init__(self, seed: int, kind: Callable[[int, str], Stream] = SeededStream) -> None:
        self.seed = seed
        self._kind = kind
        self._streams: dict[str, Stream] = {}
        self._asked: list[str] = []
        self._firsts: dict[str, int] = {}

    def __getitem__(self, name: str) -> Stream:
        self._asked.append(name)
        stream = self._streams.get(name)
        if stream is None:
            stream = self._streams[name] = self._kind(self.seed, name)
        return stream

    def first(self, name: str) -> int:
        """Give the first number of a stream that is asked for nothing else: no draw, as asking changes nothing."""
        number = self._firsts.get(name)
        if number is None:
            number = self._firsts[name] = self._kind(self.seed, name).draw53()
        return number

    def since(self, place: int) -> tuple[dict[str, int], int]:
        """Give how often the streams asked for since a place were drawn from in all, and the place to ask from next."""
        names = sorted(set(self._asked[place:]))
        return {name: self._streams[name].drawn for name in names}, len(self._asked)

    def counts(self) -> dict[str, int]:
        """Give how often each stream was drawn from, in order of names; streams never drawn from are left out."""
        return {name: stream.drawn for name, stream in sorted(self._streams.items()) if stream.drawn}
