"""Facts, readings and records as plain sentences: the measurement, what is typical at this hour, how it moves."""

from __future__ import annotations

from simulator.domain.work.events import ReadingLine
from simulator.views.desk import FactView
from simulator.wording.scene import Scene, number

COVERS = {
    "seen": "what people see",
    "since": "since when",
    "scope": "who has it and who not",
    "changed": "what changed before",
    "logs": "what a test or log shows",
    "ruled-out": "what it is not",
    "deadline": "by when it matters",
    "impact": "what it costs them",
    "doing": "what is being done",
    "workaround": "how to get by",
    "works": "what still works",
    "decision": "what they are to decide",
    "words": "the exact words",
}
"""What a message or an ask must hold, in words."""
KINDS = {"said": "said", "reading": "reading", "confirmation": "tried", "article": "article", "note": "note"}


def cover(name: str) -> str:
    """What a part of a message is called."""
    return COVERS.get(name, name.replace("-", " "))


def fact_text(scene: Scene, fact: FactView) -> str:
    """A fact in one sentence."""
    if fact.kind == "reading":
        head = f"{scene.test(fact.diagnostic)} of {scene.part(fact.target)}"
        signals = reading_lines(scene, fact.lines, short=True)
        return f"{head}: {'; '.join(signals)}" if signals else f"{head}: nothing to show"
    if fact.kind == "confirmation":
        return f"{fact_source(scene, fact)} tried it: {'it works' if fact.works else 'it does not work yet'}"
    words = scene.text(fact.text, person=_person(scene, fact)) if fact.text else fact.id.replace("-", " ")
    return f"{words} (their theory)" if fact.claim else words


def _person(scene: Scene, fact: FactView) -> str:
    item = scene.interaction(fact.interaction)
    return item.person if item else ""


def fact_source(scene: Scene, fact: FactView) -> str:
    """Where a fact comes from: who said it, which article, whose reading."""
    item = scene.interaction(fact.interaction or fact.source)
    if item is not None:
        return f"{scene.person(item.person)} ({item.id})"
    article = scene.book.articles.get(fact.source)
    if article is not None:
        return f"article {article.id}"
    return (
        scene.group(fact.source)
        if fact.source in scene.book.groups
        else "desk"
        if fact.kind == "reading"
        else fact.source
    )


def fact_line(scene: Scene, fact: FactView) -> str:
    """A fact with its number, time and source: `4. 08:09 Nadia (C04): ...`."""
    count = scene.fact_number(fact.id)
    if fact.kind == "confirmation":
        return f"{count}. {scene.clock(fact.tick)} {fact_text(scene, fact)}"
    return f"{count}. {scene.clock(fact.tick)} {fact_source(scene, fact)}: {fact_text(scene, fact)}"


def fact_lines(scene: Scene, names: tuple[str, ...] | None = None) -> list[str]:
    """All facts held, or those named, as lines."""
    held = scene.view.facts if names is None else [fact for fact in scene.view.facts if fact.id in names]
    return [fact_line(scene, fact) for fact in held]


def reading_lines(scene: Scene, lines: tuple[ReadingLine, ...], *, short: bool = False) -> list[str]:
    """The lines of a reading; `short` leaves records to their number."""
    shown: list[str] = []
    signals: list[ReadingLine] = []
    entries = 0
    for line in lines:
        if line.side == "plain" or (line.text and not line.low and not line.high and not line.value):
            entries += 1
            if not short:
                shown.append(_entry(scene, line))
        else:
            signals.append(line)
    shown = [*_signals(scene, signals, short=short), *shown]
    if short and entries:
        shown.append(f"{entries} dated entr{'y' if entries == 1 else 'ies'}")
    if not lines:
        shown.append("nothing is recorded here")
    return shown


def _entry(scene: Scene, line: ReadingLine) -> str:
    return f"{scene.epoch.stamp(line.at)}: {scene.text(line.text)}"


def _signal(scene: Scene, line: ReadingLine, *, short: bool) -> str:
    signal = scene.signal(line.target, line.what)
    digits, unit, name = (signal.digits, signal.unit, signal.name) if signal else (0, "", line.what)
    unit = f" {unit}" if unit else ""
    where = _where(scene, line.target)
    typical = f"typical {number(line.low, digits)} to {number(line.high, digits)}"
    text = f"{where}{name} {number(line.value, digits)}{unit} ({typical}{'' if short else ' at this hour'})"
    if line.trend and line.trend != "flat":
        text += f", {line.trend}"
    if line.text and not short:
        text += f". {scene.text(line.text, value=number(line.value, digits))}"
    return text


MANY = 4
"""From how many offices or members on a measure is told in one line."""


def _signals(scene: Scene, lines: list[ReadingLine], *, short: bool) -> list[str]:
    """Measures line by line; one that is taken in many places in one line, the usual band once."""
    together: dict[tuple[str, int, int], list[ReadingLine]] = {}
    for line in lines:
        together.setdefault((line.what, line.low, line.high), []).append(line)
    shown = []
    for same in together.values():
        if len(same) < MANY or any(line.text for line in same):
            shown += [_signal(scene, line, short=short) for line in same]
        else:
            shown.append(_everywhere(scene, same, short=short))
    return shown


def _everywhere(scene: Scene, lines: list[ReadingLine], *, short: bool) -> str:
    first = lines[0]
    signal = scene.signal(first.target, first.what)
    digits, unit, name = (signal.digits, signal.unit, signal.name) if signal else (0, "", first.what)
    typical = f"typical {number(first.low, digits)} to {number(first.high, digits)}{'' if short else ' at this hour'}"
    places = []
    for line in lines:
        trend = f" {line.trend}" if line.trend and line.trend != "flat" else ""
        places.append(f"{_where(scene, line.target).rstrip(': ')} {number(line.value, digits)}{trend}")
    if short and len({(line.value > line.high) - (line.value < line.low) for line in lines}) == 1:
        least, most = min(line.value for line in lines), max(line.value for line in lines)
        places = [f"{number(least, digits)} to {number(most, digits)}, alike in {len(lines)} places"]
    return f"{name}{f' in {unit}' if unit else ''} ({typical}): {', '.join(places)}"


def _where(scene: Scene, target: str) -> str:
    """Which member or office a line is about, when it is one."""
    place, _, site = target.partition("@")
    member = place.partition("/")[2]
    parts = ([member] if member else []) + ([scene.site(site)] if site else [])
    return f"{', '.join(parts)}: " if parts else ""
