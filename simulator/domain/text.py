"""The sanitiser: text from people and files made harmless for terminals, and still readable. No markup, no wording.

It belongs at the doors, where text comes in and where it is drawn, and never into a rule: which characters exist
depends on the Unicode tables of the running Python, and a rule must give the same everywhere.
"""

import re
import unicodedata

MOST_MARKS = 2
"""How many combining marks a character may carry; more climb over the lines above."""

TEXT_LIMIT = 4_000
NAME_LIMIT = 60

_ZWNJ, _ZWJ = "\u200c", "\u200d"
_JOINERS = (_ZWNJ, _ZWJ)
_PRESENTATION = ("\ufe0e", "\ufe0f")
_DROPPED_CATEGORIES = ("Cc", "Cf", "Cs", "Co", "Cn")
_LINE_ENDS = re.compile("\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")

# Whole escape sequences go, so that no crumbs like [31m stay. A body holds no control character, which keeps the
# search linear; what is unfinished or nested loses its controls afterwards like any other character.
_SEQUENCES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor, clearing
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)"  # OSC, DCS, SOS, PM, APC
    r"|\x1b[ -/]*[0-~]"  # everything else, as the full reset
)

# Characters that count as letters or marks but show nothing: fillers, grapheme joiner, variation selectors.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0d\U000e0100-\U000e01ef]"
)

# Blocks whose letters change shape by what they are joined to: Arabic to Sinhala, Myanmar, Khmer, Mongolian.
_JOINING = ((0x0600, 0x0DFF), (0x1000, 0x109F), (0x1780, 0x18AF))
_PICTURES = ((0x2190, 0x2BFF), (0x3030, 0x303D), (0x3297, 0x3299), (0x1F000, 0x1FAFF))
_DRAWN_AS_PICTURES = frozenset("0123456789#*©®‼⁉™ℹ")


def clean(text: str, *, multiline: bool = False, limit: int = TEXT_LIMIT) -> str:
    """Give the text without anything a terminal would obey and without anything that hides or reorders it.

    The result holds no control, format, surrogate, private or unassigned character, except new lines and tabs when
    `multiline` (else they become spaces), and joiners where letters or pictures need them. At most two marks stand on a
    character and at most `limit` characters stay, the last then an ellipsis. Cleaning twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return _cut(text, limit)
    text = _LINE_ENDS.sub("\n", _SEQUENCES.sub("", text))
    if not multiline:
        text = text.replace("\n", " ").replace("\t", " ")
    kept = [character for character in _INVISIBLE.sub("", text) if _stays(character)]
    return _cut("".join(_composed(kept)), limit)


def clean_name(text: str, *, limit: int = NAME_LIMIT) -> str:
    """Give the text as one tidy line for a name: composed, single spaces, no joiners. May be empty."""
    visible = clean(unicodedata.normalize("NFC", clean(text, limit=len(text))), limit=2 * len(text))
    bare = "".join(character for character in visible if character not in (*_JOINERS, *_PRESENTATION))
    tidy = " ".join(unicodedata.normalize("NFC", bare).split())
    return _cut(tidy, limit)


def _stays(character: str) -> bool:
    return character in "\n\t" or character in _JOINERS or unicodedata.category(character) not in _DROPPED_CATEGORIES


def _composed(characters: list[str]) -> list[str]:
    """Drop joiners and presentation signs that stand where nothing needs them, and marks beyond the limit."""
    kept: list[str] = []
    base = " "
    marks = 0
    for index, character in enumerate(characters):
        if character in _JOINERS:
            following = characters[index + 1] if index + 1 < len(characters) else " "
            if _joins(character, base, following):
                kept.append(character)
        elif unicodedata.category(character) in ("Mn", "Me"):
            if marks < MOST_MARKS and (character not in _PRESENTATION or _is_picture(base)):
                kept.append(character)
                marks += 1
        else:
            kept.append(character)
            marks = 0
            if unicodedata.category(character) != "Mc":
                base = character
    return kept


def _joins(joiner: str, before: str, after: str) -> bool:
    if _in(before, _JOINING) and _in(after, _JOINING):
        return unicodedata.category(after).startswith("L")
    return joiner == _ZWJ and _in(before, _PICTURES) and _in(after, _PICTURES)


def _is_picture(character: str) -> bool:
    return character in _DRAWN_AS_PICTURES or _in(character, _PICTURES)


def _in(character: str, blocks: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(character) <= last for first, last in blocks)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[: max(limit - 1, 0)].rstrip("".join(_JOINERS)) + "…"[:limit]
