"""Every sign the app draws by itself, once, with what stands for it where only ASCII can be shown. No wording."""

from __future__ import annotations

import unicodedata

LATE, RISK, WELL, FINE, CHOSEN, STAR = "■", "▲", "●", "·", "►", "◆"
RUNNING, HELD, DONE, TIMES, POINT, OWN, MORE = "»", "║", "√", "×", "•", "▌", "…"
FULL, LEFT, HANDS, EMPTY = "━", "─", "█", "░"
SPARK = "▁▂▃▄▅▆▇█"
UP, DOWN, RIGHT, BACK = "↑", "↓", "→", "←"
ROUND = "╭╮╰╯│─"
HEAVY = "┏┓┗┛┃━"
LIMIT, STOP = "╌", "○"

ASCII: dict[str, str] = {
    "■": "X", "▲": "!", "●": "o", "·": ".", "►": ">", "◆": "*", "»": ">", "║": "=", "√": "v", "×": "x", "?": "?",
    "•": "o", "▌": "|", "…": ">", "━": "=", "─": "-", "█": "#", "░": ".", "▁": ".", "▂": ".", "▃": ":", "▄": ":",
    "▅": "+", "▆": "+", "▇": "#", "↑": "^", "↓": "v", "→": ">", "←": "<", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "│": "|", "┏": "#", "┓": "#", "┗": "#", "┛": "#", "┃": "#", "╌": "-", "○": "o", "├": "+", "┤": "+", "┬": "+",
    "┴": "+", "┼": "+", "└": "+", "┘": "+", "┌": "+", "┐": "+", "╺": "=", "╸": "=", "╻": "#", "╹": "#", "┣": "#",
    "┫": "#", "┻": "=", "┳": "=", "╋": "#", "–": "-", "’": "'", "“": '"', "”": '"',
}  # fmt: skip
"""Sign -> its ASCII twin, one cell each."""

_TWINS = str.maketrans(ASCII)

DIGITS: dict[str, tuple[str, str, str]] = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": ("╺┓ ", " ┃ ", "╺┻╸"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", " ━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
    ":": (" ", ":", " "),
}
"""Three rows of a big digit."""


def ascii_only(text: str) -> str:
    """Text in ASCII: our own signs by their twins, letters without their marks, anything else as a question mark.

    As wide in cells as before for everything of one cell; a wide character becomes two question marks.
    """
    if text.isascii():
        return text
    return "".join(character if character.isascii() else _plain(character) for character in text.translate(_TWINS))


def _plain(character: str) -> str:
    bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    if unicodedata.combining(character):
        return ""
    wide = 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return (bare or "??")[:wide].ljust(wide, "?" if not bare else " ")


def big(text: str) -> tuple[str, str, str]:
    """A time such as `09:52` in three rows of big digits."""
    rows = [" ".join(DIGITS[character][row] for character in text) for row in range(3)]
    return rows[0], rows[1], rows[2]
