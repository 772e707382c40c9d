"""`eastcity sla`: the game's own clock as a filter. Reads and writes lines; what a line means is the compiler's."""

import sys
from collections.abc import Iterator
from typing import BinaryIO

import click

LONGEST_LINE = 1 << 20


@click.command()
@click.argument("source", type=click.Choice(["-"]), metavar="-")
def sla(source: str) -> None:
    """Answer questions about service clocks, one JSON object a line from standard input, one a line out.

    \b
    {"id": 1, "op": "due", "calendar": {"tz": "Asia/Singapore", "weekly": [["mon", "08:00", "20:00"]]},
     "start": "2025-10-13T18:30:00+08:00", "amount_s": 7200}           gives  {"id": 1, "due": "..."}
    with "op": "elapsed" and "end" instead of "amount_s"                gives  {"id": 1, "elapsed_s": ...}

    The calendar may have "holidays" (dates), "exceptions" (date: windows instead of that day's), and "weekly": null for
    always. "pauses" are pairs of times; null as the second means still open. A line that cannot be answered gives
    {"id": ..., "error": "..."}, and the next line is read.
    """
    from simulator.compiler.sla import Answerer

    answerer = Answerer()
    stdin = getattr(sys.stdin, "buffer", None)
    for line in _lines(stdin) if stdin else ():
        if line.strip():
            # Flushed line by line, so that a program may ask, read and ask again.
            sys.stdout.write(answerer.answer(line) + "\n")
            sys.stdout.flush()


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines, one that is too long only in its beginning, so that it fails as a line and costs no memory."""
    while line := stream.readline(LONGEST_LINE):
        rest = line
        while rest and not rest.endswith(b"\n") and len(rest) == LONGEST_LINE:
            rest = stream.readline(LONGEST_LINE)
        yield line
