"""A small hand-built shift for the measures: two faults that begin, a look-alike, a false alarm, three needs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scoring.rubric import Baseline
from simulator.domain.plan import (
    CI,
    Audience,
    Cell,
    CIKind,
    Contact,
    Cost,
    Dependency,
    Effort,
    Enterprise,
    FactSpec,
    Fault,
    Flip,
    Group,
    Is,
    Line,
    Move,
    Need,
    Pattern,
    Person,
    Plan,
    Planted,
    Remedy,
    Role,
    Scenario,
    Scope,
    Service,
    Shift,
    Signal,
    Site,
    Stage,
    StagedContact,
    StagedFault,
    Starts,
    Target,
    Unit,
    Voice,
)
from simulator.domain.plan.enterprise import Band, DiagnosticUse, Permission
from simulator.domain.tables import Table
from simulator.domain.time import DAY, HOUR, MINUTE

SEAT = "application-support"
NOW = Table((0, 0))
EVERYWHERE = Scope((), (), 10_000)
LENGTH = 3 * HOUR
HORIZON = 3 * DAY
BASELINE = Baseline(idle_cents=10_000_000, best_cents=2_000_000)
NO_STARTS = Starts("", "", "")


def fault(name: str, ci: str, service: str, levels: tuple[int, int], mechanism: Any, **more: Any) -> Fault:
    """A fault with one condition, cured by `cure` at its part, seen on `errors` of its part."""
    base = Fault(
        id=name,
        alias=name.upper(),
        ci=ci,
        mechanism=mechanism,
        service=service,
        conditions=(("state", "bad"),),
        normal=(("state", "good"),),
        cause=("state",),
        when=Is("state", "bad"),
        starts=NO_STARTS,
        every=(),
        ends=(),
        costs=(Cost(ci, 10_000, EVERYWHERE, None),),
        moves=(Move(ci, "errors", "", 30_000, None, "", 0, None, lasts=False, before=0),),
        damage=None,
        flips=(
            Flip("cure", ci, ("infrastructure",), "none", (("state", "good"),), 0, "", "", destroys=False, relief=0),
        ),
        like=(),
        notices=None,
        impact=levels[0],
        urgency=levels[1],
        category="Application",
        subcategory="Fault",
        security=False,
        regulator=False,
        unmeetable=False,
        recurs=True,
        prevents=(("cure", ci),),
        leak=(),
    )
    return replace(base, **more)


def spec(name: str, about: str, covers: tuple[str, ...], levels: tuple[int, int] = (0, 0), **more: Any) -> FactSpec:
    """A fact that truly speaks of one matter."""
    base = FactSpec(
        name,
        name,
        (about,),
        covers,
        "",
        "",
        (),
        "",
        levels[0],
        levels[1],
        claim=False,
        security=False,
        since=None,
        sites=(),
    )
    return replace(base, **more)


def contact(name: str, at: int, channel: Any, person: str, about: tuple[str, ...], **more: Any) -> Contact:
    """A contact of the stage."""
    base = Contact(
        id=name,
        at=at,
        channel=channel,
        person=person,
        role="",
        cell="",
        voice="plain",
        about=about,
        typed="",
        opens="x",
        title="x",
        told="",
        told_if="",
        gives=(),
        lines=(),
        mood=60,
        patience=20,
        phone_back=True,
        repeats=(),
    )
    return replace(base, **more)


def line(intent: Any, *gives: str) -> Line:
    """A line of a caller that gives facts."""
    return Line(intent, "", gives, 0, 0, "", "")


FACTS = (
    spec("cannot-open", "portal", ("seen",), (3, 3)),
    spec("three-firms", "portal", ("scope", "since"), (1, 1), since=0),
    spec("theory", "portal", ("seen",), (1, 1), claim=True),
    spec("slow-start", "store", ("seen", "since"), (2, 2), since=20 * MINUTE),
    spec("forgot", "reset", ("seen",), (3, 3)),
    spec("how", "guide-me", ("works",), (3, 3)),
    spec("shared-log-in", "store", ("own-way",), security=True),
)

NEEDS = (
    Need(
        "reset",
        "request",
        "log-in",
        "A27",
        3,
        3,
        "request",
        "Request",
        "Access",
        (Pattern("remedy", (("remedy", "reset-password"), ("at", "A27"))),),
        "service-desk",
        (Pattern("remedy", (("remedy", "grant-access"),)),),
        "",
    ),
    Need(
        "guide-me",
        "question",
        "crm",
        "A20",
        3,
        3,
        "request",
        "Request",
        "How-to",
        (Pattern("reply", (("fact", "how"),)),),
        SEAT,
        (),
        "guide-crm",
    ),
    Need("note", "information", "crm", "", 3, 3, "", "Noise", "Not a fault", (), "caller", (), ""),
)

CONTACTS = (
    contact("C0", MINUTE, "alert", "", ("note",)),
    contact(
        "C1", 5 * MINUTE, "form", "siti", ("portal",), gives=("cannot-open",), lines=(line("others", "three-firms"),)
    ),
    contact("C2", 10 * MINUTE, "phone", "ng", ("reset",), gives=("forgot",), lines=(line("doing", "forgot"),)),
    contact("C3", 15 * MINUTE, "chat", "nadia", ("guide-me",), lines=(line("doing", "how"),)),
    contact(
        "C4", 30 * MINUTE, "phone", "theo", ("store",), gives=("slow-start",), lines=(line("own_way", "shared-log-in"),)
    ),
    contact(
        "C5", 40 * MINUTE, "mail", "grace", ("portal",), gives=("cannot-open",), lines=(line("others", "three-firms"),)
    ),
)

FAULTS = (
    fault("certificate", "A19", "client-portal", (1, 1), "expiry", like=("overload",)),
    fault("store-full", "I14", "log-in", (2, 2), "capacity", recurs=False, prevents=()),
    fault(
        "overload",
        "A19",
        "client-portal",
        (2, 1),
        "capacity",
        moves=(Move("A19", "load", "", 9_000, None, "", 0, None, lasts=False, before=0),),
    ),
    fault("quiet-threshold", "A20", "crm", (3, 3), "configuration", costs=(), recurs=False),
)


def remedy(name: str, who: tuple[tuple[str, Permission], ...]) -> Remedy:
    """Something that can be done to any part."""
    return Remedy(name, name, ("*",), who, "none", 0, NOW, 0, 0, ())


def firm() -> Enterprise:
    """Two cities, six people, four parts, four services."""
    person = ("analyst", "plain", "", 50, 20)
    signals = tuple(
        Signal(name, name, "", 0, "nothing", (Band(0, 1440, 0, 100),), (), 0) for name in ("errors", "load")
    )
    use = DiagnosticUse("check-health", ("errors", "load"), (), per_member=False, per_site=False)
    kind = CIKind("application", "Application", signals, (use,), ())
    rates = ((0, HORIZON, 450_000),)
    cells = ("singapore/clients", "singapore/trading", "sydney/trading")
    return Enterprise(
        sites=(Site("singapore", "Singapore", 480), Site("sydney", "Sydney", 660)),
        units=(Unit("trading", "Trading"), Unit("clients", "Clients")),
        cells=tuple(Cell(name, name.partition("/")[0], name.partition("/")[2], 10) for name in cells),
        people=(
            *(Person(name, "singapore/trading", *person, ("seen",), 0) for name in ("siti", "ng", "nadia", "theo")),
            Person("grace", "", *person, ("seen", "since", "doing"), 30),
        ),
        groups=tuple(
            Group(name, name, "support", "", 4, "always", (NOW,) * 5, NOW, needs, ("*",), NOW)
            for name, needs in ((SEAT, ()), ("infrastructure", ("seen", "since", "scope")), ("service-desk", ()))
        ),
        kinds=(kind,),
        cis=tuple(
            CI(name, name, "x", "application", 1, "infrastructure", (), (), (), ())
            for name in ("A19", "A20", "A27", "I14")
        ),
        services=tuple(
            Service(name, name, name, (), 1, "always", cells, rates, SEAT)
            for name in ("client-portal", "crm", "log-in", "it-help")
        ),
        dependencies=tuple(
            Dependency(of, on, "hard", 0, "", known=True, found_by=())
            for of, on in (("client-portal", "A19"), ("crm", "A20"), ("log-in", "A27"), ("log-in", "I14"))
        ),
        targets=(
            Target(10 * MINUTE, HOUR, always=True),
            Target(20 * MINUTE, 4 * HOUR, always=False),
            Target(HOUR, 8 * HOUR, always=False),
            Target(4 * HOUR, DAY, always=False),
            Target(8 * HOUR, 2 * DAY, always=False),
        ),
        diagnostics=(),
        remedies=(
            remedy("cure", (("infrastructure", "may"), (SEAT, "must-ask"))),
            remedy("reset-password", ((SEAT, "may"), ("service-desk", "may"))),
            remedy("grant-access", ()),
            remedy("restart", (("infrastructure", "may"), (SEAT, "must-ask"))),
        ),
        rules=(),
        efforts=(Effort("log", MINUTE),),
        calendars=(("always", ((-120 * DAY, 60 * DAY),)),),
        categories=(("Application", "Fault"), ("Request", "Access"), ("Request", "How-to")),
        glossary=(),
    )


AUDIENCES = (
    Audience(
        "all-staff",
        "All staff",
        (),
        clients=False,
        via="",
        reaches=("singapore/trading", "sydney/trading"),
        wants=("seen", "since"),
        limit=60,
        confidential=False,
    ),
    Audience(
        "client-notice",
        "Clients",
        ("grace",),
        clients=True,
        via="client-coverage",
        reaches=("singapore/clients",),
        wants=("seen",),
        limit=60,
        confidential=True,
    ),
)


def stage(**changes: Any) -> Stage:
    """The stage; `faults` maps planted ids to fault ids, `contacts` and any field of the scenario can be replaced."""
    planted = changes.pop("faults", {"portal": "certificate", "store": "store-full"})
    contacts: tuple[Contact, ...] = changes.pop("contacts", CONTACTS)
    catalogue: tuple[Fault, ...] = changes.pop("catalogue", FAULTS)
    fields: dict[str, Any] = {
        "id": "small",
        "title": "x",
        "module": "M0",
        "shift": Shift(20_374, 465, 480, LENGTH, HORIZON),
        "role": Role(SEAT, SEAT, (), (), ()),
        "choices": (),
        "contacts": contacts,
        "background": (),
        "load": 0,
        "faults": tuple(Planted(name, which, 0, None, EVERYWHERE, "") for name, which in planted.items()),
        "inherited": (),
        "injects": (),
        "hints": (),
        "anomalies": (),
        "anomaly_count": (0, 0),
        "audiences": AUDIENCES,
        "rubric": (),
        "teaches": (),
        "separates": (),
        "lesson": "open",
        "target": 0,
        "controls": (),
        "debrief": (),
        "tutor": "",
        "briefing": "",
        "card": "",
    } | changes
    scenario = Scenario(**fields)
    voice = Voice("plain", 60, 20, 50, (), ())
    plan = Plan(1, firm(), catalogue, NEEDS, FACTS, (voice,), (), scenario, ())
    staged = tuple(StagedContact(item, item.at, item.person, 0, "staged") for item in contacts)
    begins = tuple(
        StagedFault(name, which, 0 if name == "portal" else 20 * MINUTE, EVERYWHERE, ())
        for name, which in planted.items()
    )
    return Stage(plan, 7, begins, staged, (), ())
