"""What a player has chosen for the app: pace, theme, glyphs, tone. Read from and written to one small file."""

from __future__ import annotations

import os
import tomllib
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from simulator.session.errors import StoreFailed
from simulator.session.paths import home
from simulator.tui.theme import MONO, NAMES

PACES = {"still": 0.0, "quick": 0.6, "calm": 1.2, "slow": 2.4}
"""Name -> seconds that an act takes on screen."""
FILE = "settings.toml"
COERCED = ("c.utf-8", "c.utf8", "utf-8")
"""What Python makes of LC_CTYPE where it finds a C locale."""


@dataclass(frozen=True, slots=True)
class Settings:
    """A player's choices."""

    theme: str = NAMES[0]
    pace: str = "calm"
    glyphs: str = "rich"
    """rich or plain (ASCII only)."""
    gentle: bool = False
    """Sharp callers in milder words, and a debrief that begins with what served best."""
    bell: bool = False

    @property
    def seconds(self) -> float:
        """How long an act takes on screen."""
        return PACES.get(self.pace, PACES["calm"])


def load() -> Settings:
    """The settings in the player's folder; the usual ones when there are none or they cannot be read."""
    chosen: dict[str, object] = {}
    with suppress(OSError, StoreFailed, tomllib.TOMLDecodeError, UnicodeDecodeError):
        chosen = tomllib.loads((home() / FILE).read_text(encoding="utf-8"))
    settings = Settings()
    for name, usual in asdict(settings).items():
        if type(chosen.get(name)) is type(usual):
            settings = replace(settings, **{name: chosen[name]})  # type: ignore[arg-type]  # its type was just compared
    return _forced(settings)


def save(settings: Settings) -> bool:
    """Keep them; False when the folder cannot be written."""
    lines = [f"{name} = {_toml(value)}" for name, value in asdict(settings).items()]
    try:
        folder = home()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    except (OSError, StoreFailed):
        return False
    return True


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def _forced(settings: Settings) -> Settings:
    """What the terminal cannot do is left out: no colour, no UTF-8."""
    values = asdict(settings)
    if settings.theme not in NAMES:
        values["theme"] = NAMES[0]
    if os.environ.get("NO_COLOR"):
        values["theme"] = MONO
    if not _unicode():
        values["glyphs"] = "plain"
    return Settings(**values)


def _unicode() -> bool:
    """Whether the terminal shows more than ASCII.

    Where LANG says C, Python itself sets LC_CTYPE to a UTF-8 that nobody chose; then LANG is believed.
    """
    everything, signs, language = (os.environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    if language in ("C", "POSIX") and signs.casefold() in COERCED:
        signs = ""
    return "utf" in (everything or signs or language).casefold()


def folder() -> Path | None:
    """The player's folder, or None where there is none."""
    with suppress(StoreFailed):
        return home()
    return None
