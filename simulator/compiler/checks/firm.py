"""Rules about the enterprise: every id that is named exists, and nobody is counted twice."""

from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from scoring.rubric import DEFAULTS
from simulator.compiler.build_firm import member_id
from simulator.compiler.checks.known import Check, Known, bad_cells, twice, unknown, unknowns
from simulator.compiler.problems import Problem
from simulator.compiler.schema.callers import INTENTS, VOICE_EVENTS
from simulator.compiler.spans import DAYS

CLIENTS = "clients"


def ids_once(known: Known) -> Iterator[Problem]:
    """No list holds an id twice."""
    for name, entry in known.firm.files.items():
        for key in type(entry.model).model_fields:
            rows = getattr(entry.model, key)
            if isinstance(rows, tuple) and rows and hasattr(rows[0], "id"):
                yield from twice(entry, (key.replace("_", "-"),), (row.id for row in rows))
        if name == "cast" and (people := known.file("people")):
            authored = {person.id for person in people.people}
            for number, row in enumerate(entry.model.cast):
                if row.id in authored:
                    yield entry.source.problem(("cast", number, "id"), f"has the id of the authored {row.id!r}")


def nodes_once(known: Known) -> Iterator[Problem]:
    """No two parts, members or services have the same id; a part's own id may stand before that of its member."""
    entry, rows = known.rows("parts")
    services = known.ids("services") or ()
    seen = {part.id for part in rows}
    for number, part in enumerate(rows):
        assert entry is not None
        if part.id in services:
            yield entry.source.problem(("parts", number, "id"), f"has the id {part.id!r} of a service")
        for place, member in enumerate(member_id(part.id, name) for name in part.members):
            if member in seen:
                path = ("parts", number, "members", place)
                yield entry.source.problem(path, f"has the id {member!r} of another part or member")
            seen.add(member)


def places(known: Known) -> Iterator[Problem]:
    """Cells and people sit at offices and in units that exist."""
    for name, key in (("sites", "cells"), ("people", "people"), ("cast", "cast")):
        entry, rows = known.rows(name, key)
        for number, row in enumerate(rows):
            assert entry is not None
            yield from unknown(entry, (key, number, "site"), row.site, known.sites, "the office")
            yield from unknown(entry, (key, number, "unit"), row.unit, known.units, "the unit")
            if name != "sites" and known.cells is not None and f"{row.site}/{row.unit}" not in known.cells:
                yield entry.source.problem((key, number), f"sits in {row.site}/{row.unit}, a cell without heads")


def zones_are_frozen(known: Known) -> Iterator[Problem]:
    """Offices and calendars lie in zones, and keep holidays, that calendars.yaml holds."""
    calendars = known.firm.files.get("calendars")
    if calendars is None:
        return
    entry, rows = known.rows("sites", "sites")
    for number, site in enumerate(rows):
        assert entry is not None
        yield from unknown(entry, ("sites", number, "zone"), site.zone, calendars.model.zones, "the frozen zone")
    for number, row in enumerate(calendars.model.calendars):
        path = ("calendars", number)
        yield from unknown(calendars, (*path, "zone"), row.zone, calendars.model.zones, "the frozen zone")
        yield from unknown(calendars, (*path, "holidays"), row.holidays, calendars.model.holidays, "the holidays of")
        yield from unknowns(calendars, (*path, "weekly"), (day for day, _, _ in row.weekly), DAYS, "the day")


def seats(known: Known) -> Iterator[Problem]:
    """Every cell of staff has as many people as heads."""
    entry, cells = known.rows("sites", "cells")
    people, cast = known.file("people"), known.file("cast")
    if entry is None or people is None or cast is None:
        return
    sitting = Counter((row.site, row.unit) for row in (*people.people, *cast.cast))
    for number, cell in enumerate(cells):
        count = sitting[(cell.site, cell.unit)]
        if cell.unit != CLIENTS and count != cell.heads:
            message = f"has {cell.heads} heads, but people.yaml and cast.yaml name {count}; `make cast` fills seats"
            yield entry.source.problem(("cells", number), message, warn=True)


def people_refer(known: Known) -> Iterator[Problem]:
    """People have voices and groups that exist."""
    entry, rows = known.rows("people")
    for number, row in enumerate(rows):
        assert entry is not None
        yield from unknown(entry, ("people", number, "voice"), row.voice, known.ids("voices"), "the voice")
        yield from unknown(entry, ("people", number, "group"), row.group, known.ids("groups"), "the group")


def groups_refer(known: Known) -> Iterator[Problem]:
    """Groups have leads, hours and skills that exist."""
    entry, rows = known.rows("groups")
    for number, row in enumerate(rows):
        assert entry is not None
        yield from unknown(entry, ("groups", number, "lead"), row.lead, known.people, "the person")
        yield from unknown(entry, ("groups", number, "hours"), row.hours, known.calendars, "the calendar")
        skills = None if known.part_kinds is None else {*known.part_kinds, "*"}
        yield from unknowns(entry, ("groups", number, "skills"), row.skills, skills, "the part")


def kinds_refer(known: Known) -> Iterator[Problem]:
    """Kinds read their own signals with diagnostics that exist."""
    entry, rows = known.rows("kinds")
    for number, kind in enumerate(rows):
        assert entry is not None
        own = {signal.id for signal in kind.signals}
        yield from twice(entry, ("kinds", number, "signals"), (signal.id for signal in kind.signals))
        for use_number, use in enumerate(kind.diagnostics):
            path = ("kinds", number, "diagnostics", use_number)
            yield from unknown(entry, (*path, "diagnostic"), use.diagnostic, known.ids("diagnostics"), "the diagnostic")
            yield from unknowns(entry, (*path, "signals"), use.signals, own, "the signal")


def signals_have_bands(known: Known) -> Iterator[Problem]:
    """Whatever can be measured has a typical range: that of its kind, or one of each part's own."""
    entry, rows = known.rows("kinds")
    for number, kind in enumerate(rows):
        assert entry is not None
        for place, signal in enumerate(kind.signals):
            parts = () if signal.bands else known.rows("parts")[1]
            bare = next((part.id for part in parts if part.kind == kind.id and not part.bands.get(signal.id)), "")
            if bare:
                message = f"has no bands, and {bare} has none of its own for {signal.id}"
                yield entry.source.problem(("kinds", number, "signals", place), message)


def parts_refer(known: Known) -> Iterator[Problem]:
    """Parts have kinds and owners that exist, and bands for signals of their kind."""
    entry, rows = known.rows("parts")
    for number, part in enumerate(rows):
        assert entry is not None
        path = ("parts", number)
        yield from unknown(entry, (*path, "kind"), part.kind, known.ids("kinds"), "the kind")
        yield from unknown(entry, (*path, "owner"), part.owner, known.ids("groups"), "the group")
        for member, cells in part.member_cells.items():
            yield from unknown(entry, (*path, "member-cells", member), member, part.members, "the member")
            yield from bad_cells(entry, (*path, "member-cells", member), cells, known)
        for signal in part.bands:
            yield from unknown(entry, (*path, "bands", signal), signal, known.signals(part.id), "the signal", part.id)


def services_refer(known: Known) -> Iterator[Problem]:
    """Services have hours, cells, owners and needs that exist."""
    entry, rows = known.rows("services")
    owners = None if known.people is None else {*known.people, *(known.ids("groups") or ())}
    for number, row in enumerate(rows):
        assert entry is not None
        path = ("services", number)
        yield from unknown(entry, (*path, "hours"), row.hours, known.calendars, "the calendar")
        yield from unknown(entry, (*path, "money-calendar"), row.money_calendar, known.calendars, "the calendar")
        yield from bad_cells(entry, (*path, "cells"), row.cells, known)
        yield from unknown(entry, (*path, "data-owner"), row.data_owner, owners, "the owner")
        for need_number, need in enumerate(row.needs):
            yield from unknown(entry, (*path, "needs", need_number, "on"), need.on, known.nodes, "the part or service")


def dependencies_refer(known: Known) -> Iterator[Problem]:
    """Dependencies join parts and services that exist, found by acts that exist, and redundant ones have a group."""
    entry, rows = known.rows("dependencies")
    for number, row in enumerate(rows):
        assert entry is not None
        path = ("dependencies", number)
        yield from unknown(entry, (*path, "of"), row.of, known.nodes, "the part or service")
        yield from unknown(entry, (*path, "on"), row.on, known.nodes, "the part or service")
        for found, (diagnostic, target) in enumerate(row.found_by):
            yield from unknown(
                entry, (*path, "found-by", found), diagnostic, known.ids("diagnostics"), "the diagnostic"
            )
            yield from unknown(entry, (*path, "found-by", found), target, known.nodes, "the part or service")
        if row.kind == "redundant" and not row.group:
            yield entry.source.problem(path, "is redundant and needs a group")
        if not row.known and not row.found_by:
            yield entry.source.problem(path, "is hidden, and no act in found-by draws it")


def no_circles(known: Known) -> Iterator[Problem]:
    """Nothing needs itself in the end."""
    entry, rows = known.rows("dependencies")
    if entry is None:
        return
    graph: dict[str, set[str]] = {}
    for row in rows:
        graph.setdefault(row.of, set()).add(row.on)
    for service in known.rows("services")[1]:
        graph.setdefault(service.id, set()).update(need.on for need in service.needs)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as bad:
        circle = list(bad.args[1])[::-1]
        at = next((n for n, row in enumerate(rows) if (row.of, row.on) == (circle[0], circle[1])), 0)
        yield entry.source.problem(("dependencies", at), f"goes round in a circle: {' needs '.join(circle)}")


def remedies_refer(known: Known) -> Iterator[Problem]:
    """Remedies apply to kinds and belong to groups that exist."""
    entry, rows = known.rows("remedies")
    kinds = known.ids("kinds")
    for number, row in enumerate(rows):
        assert entry is not None
        known_kinds = None if kinds is None else {*kinds, "*"}
        yield from unknowns(entry, ("remedies", number, "kinds"), row.kinds, known_kinds, "the kind")
        for group in row.who:
            yield from unknown(entry, ("remedies", number, "who", group), group, known.ids("groups"), "the group")


def rules_and_anomalies_refer(known: Known) -> Iterator[Problem]:
    """Alert rules and oddities stand on signals and records that their part has."""
    for name in ("rules", "anomalies"):
        entry, rows = known.rows(name)
        for number, row in enumerate(rows):
            assert entry is not None
            path = (name, number)
            yield from unknown(entry, (*path, "part"), row.part, known.part_kinds, "the part")
            yield from unknown(entry, (*path, "signal"), row.signal, known.signals(row.part), "the signal", row.part)
            record = getattr(row, "record", "")
            yield from unknown(entry, (*path, "record"), record, known.records(row.part), "the record", row.part)
            if record and not row.text:
                yield entry.source.problem(path, "stands in a record and needs a text")


def audiences_refer(known: Known) -> Iterator[Problem]:
    """Audiences are people and cells that exist; clients are reached through somebody."""
    entry, rows = known.rows("audiences")
    through = None if known.people is None else {*known.people, *(known.ids("groups") or ())}
    for number, row in enumerate(rows):
        assert entry is not None
        path = ("audiences", number)
        yield from unknowns(entry, (*path, "persons"), row.persons, known.people, "the person")
        yield from unknown(entry, (*path, "via"), row.via, through, "the person or group")
        yield from bad_cells(entry, (*path, "reaches"), row.reaches, known)
        if row.clients and not row.via:
            yield entry.source.problem(path, "reaches clients and must say through whom (via)")


def outcomes_refer(known: Known) -> Iterator[Problem]:
    """Outcomes are shown by measures and articles that exist."""
    entry, rows = known.rows("outcomes")
    measures = {measure.id for measure in DEFAULTS}
    for number, row in enumerate(rows):
        assert entry is not None
        yield from unknowns(entry, ("outcomes", number, "measures"), row.measures, measures, "the measure")
        yield from unknown(entry, ("outcomes", number, "article"), row.article, known.articles, "the article")


def voices_answer(known: Known) -> Iterator[Problem]:
    """Every voice has a line for each of the fourteen intents and for each event, and no other."""
    entry, rows = known.rows("voices")
    for number, row in enumerate(rows):
        assert entry is not None
        said = {name.replace("-", "_") if name.replace("-", "_") in INTENTS else name for name in row.lines}
        if missing := [name for name in (*INTENTS, *VOICE_EVENTS) if name not in said]:
            yield entry.source.problem(("voices", number, "lines"), f"has no line for {', '.join(missing)}")
        for name in row.lines:
            plain = name.replace("-", "_")
            if plain not in INTENTS:
                yield from unknown(entry, ("voices", number, "lines", name), name, VOICE_EVENTS, "the intent or event")
        for name in row.moods:
            yield from unknown(entry, ("voices", number, "moods", name), name.replace("-", "_"), INTENTS, "the intent")


def glossary_refers(known: Known) -> Iterator[Problem]:
    """Words mean parts and services that exist."""
    entry = known.firm.files.get("glossary")
    for word, node in entry.model.glossary.items() if entry else ():
        assert entry is not None
        yield from unknown(entry, ("glossary", word), node, known.nodes, "the part or service")


CHECKS: tuple[Check, ...] = (
    ids_once, nodes_once, places, zones_are_frozen, seats, people_refer, groups_refer, kinds_refer, signals_have_bands,
    parts_refer, services_refer, dependencies_refer, no_circles, remedies_refer, rules_and_anomalies_refer,
    audiences_refer, outcomes_refer, voices_answer, glossary_refers,
)  # fmt: skip
