"""Colours by meaning: three themes (night, day, mono) and the inks of rows. No widget spells a colour."""

from __future__ import annotations

from rich.style import Style
from textual.theme import Theme

NIGHT = {
    "base": "#0e1219", "surface": "#151b25", "panel": "#1d2532", "raised": "#283244", "line": "#475670",
    "text": "#e8ebf1", "soft": "#aeb9c9", "faint": "#8492a6", "accent": "#d3a4ff", "on-accent": "#1a0f2b",
    "late": "#ff7a7a", "risk": "#ffc65c", "ok": "#5fd0c0", "late-bg": "#4d1f2a",
}  # fmt: skip
DAY = {
    "base": "#f7f4ee", "surface": "#fffdf9", "panel": "#efe9df", "raised": "#e2dacb", "line": "#a99f8d",
    "text": "#1d222c", "soft": "#464e5d", "faint": "#626a78", "accent": "#7527b0", "on-accent": "#ffffff",
    "late": "#9c0f3f", "risk": "#7d5200", "ok": "#0d6b66", "late-bg": "#fbd9e2",
}  # fmt: skip
PALETTES = {"eastcity-night": NIGHT, "eastcity-day": DAY}
"""Theme -> token -> colour; mono has none."""
MONO = "eastcity-mono"
NAMES = ("eastcity-night", "eastcity-day", MONO)
GROUNDS = ("base", "surface", "panel", "raised", "accent", "late-bg")
INKS = ("text", "soft", "faint", "accent", "late", "risk", "ok", "line")


def themes() -> tuple[Theme, ...]:
    """The three themes of the app, to be registered."""
    coloured = [_coloured(name, tokens, dark=name.endswith("night")) for name, tokens in PALETTES.items()]
    return (*coloured, _mono())


def _coloured(name: str, tokens: dict[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=tokens["accent"],
        secondary=tokens["soft"],
        accent=tokens["accent"],
        warning=tokens["risk"],
        error=tokens["late"],
        success=tokens["ok"],
        foreground=tokens["text"],
        background=tokens["base"],
        surface=tokens["surface"],
        panel=tokens["panel"],
        dark=dark,
        variables={f"ec-{token}": colour for token, colour in tokens.items()} | _extras(tokens),
    )


def _extras(tokens: dict[str, str]) -> dict[str, str]:
    return {
        "input-selection-background": tokens["raised"],
        "input-cursor-background": tokens["accent"],
        "input-cursor-foreground": tokens["on-accent"],
        "block-cursor-background": tokens["raised"],
        "block-cursor-foreground": tokens["text"],
        "border": tokens["accent"],
        "border-blurred": tokens["line"],
        "scrollbar": tokens["line"],
        "scrollbar-background": tokens["base"],
    }


def _mono() -> Theme:
    tokens = dict.fromkeys(NIGHT, "ansi_default")
    return Theme(
        name=MONO,
        primary="ansi_default",
        secondary="ansi_default",
        accent="ansi_default",
        warning="ansi_default",
        error="ansi_default",
        success="ansi_default",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        ansi=True,
        variables={f"ec-{token}": colour for token, colour in tokens.items()}
        | dict.fromkeys(_extras(NIGHT), "ansi_default")
        | {"input-cursor-text-style": "reverse", "ansi-background": "ansi_black", "ansi-foreground": "ansi_white"},
    )


class Inks:
    """Styles of a theme: an ink on a ground. `accent!` is bold, `=late` is filled, `_accent` is underlined."""

    def __init__(self, theme: str) -> None:
        self._tokens = PALETTES.get(theme)
        self._made: dict[tuple[str, str], Style] = {}

    @property
    def mono(self) -> bool:
        """Whether there are no colours."""
        return self._tokens is None

    def __call__(self, ink: str, ground: str) -> Style:
        """The style of an ink on a ground; made once."""
        key = (ink, ground)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._coloured(ink, ground) if self._tokens else _plain(ink, ground)
        return made

    def _coloured(self, ink: str, ground: str) -> Style:
        tokens = self._tokens or NIGHT
        bold, token, filled, under = _read(ink)
        if filled:
            front, back = (tokens["on-accent"] if token == "accent" else tokens["base"]), tokens[token]
        elif ground == "accent":
            front, back = tokens["on-accent"], tokens["accent"]
        else:
            front, back = tokens["soft" if token == "faint" and ground == "raised" else token], tokens[ground]
        return Style(color=front, bgcolor=back, bold=bold, underline=under)


def _read(ink: str) -> tuple[bool, str, bool, bool]:
    token = ink.strip("!=_")
    return ink.endswith("!"), token, "=" in ink, "_" in ink


def _plain(ink: str, ground: str) -> Style:
    bold, token, filled, under = _read(ink)
    loud = bold or token in ("accent", "late", "risk")
    return Style(bold=loud or None, underline=under or None, reverse=filled or ground in ("accent", "late-bg") or None)
