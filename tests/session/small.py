"""The smallest desk that can be played: one service, a few callers, nothing broken. For tests of the session alone."""

from simulator.domain.plan import (
    CI,
    Cell,
    CIKind,
    Contact,
    Effort,
    Enterprise,
    FactSpec,
    Group,
    Need,
    Person,
    Plan,
    Role,
    Scenario,
    Service,
    Shift,
    Site,
    Stage,
    StagedContact,
    Target,
    Unit,
    Voice,
)
from simulator.domain.tables import Table
from simulator.domain.time import DAY, HOUR, MINUTE, SECOND
from simulator.session.header import Header

SEAT = "application-support"
MAILS = 3
INTENTS = (
    "scope", "since", "changed", "words", "others", "doing", "try", "own_way", "confirm", "empathise", "promise",
    "say_no", "teach", "close", "again", "promise-missed", "angry", "thanks", "gone",
)  # fmt: skip
SOON = Table((5 * MINUTE, 15 * MINUTE))


def header(mode: str = "practice", seed: int = 7) -> Header:
    """A header that fits the small stage."""
    return Header(
        engine="0.1.0",
        rubric="1",
        scenario="small",
        plan="ab" * 32,
        texts="cd" * 32,
        seed=seed,
        seats=(SEAT,),
        mode=mode,
    )


def stage(seed: int = 7) -> Stage:
    """Three mails in the first hour and one call, on a shift of one hour."""
    contacts = tuple(_contact(f"C0{n}", "mail", n * 10 * MINUTE + seed) for n in range(1, MAILS + 1))
    contacts += (_contact("C09", "phone", 40 * MINUTE),)
    staged = tuple(StagedContact(item, item.at, item.person, 0, "staged") for item in contacts)
    return Stage(_plan(contacts), seed, (), staged, (), ())


def _contact(name: str, channel: str, at: int) -> Contact:
    return Contact(
        id=name, at=at, channel=channel, person="p001", role="", cell="", voice="plain", about=("how-to",), typed="",  # type: ignore[arg-type]
        opens="x", title="x", told="", told_if="", gives=("asked",), lines=(), mood=0, patience=20, phone_back=True,
        repeats=(),
    )  # fmt: skip


def _enterprise() -> Enterprise:
    target = Target(30 * MINUTE, 8 * HOUR, always=False)
    group = Group(SEAT, "Support", "support", "", 4, "service-hours", (SOON,) * 5, SOON, ("seen",), ("*",), SOON)
    return Enterprise(
        sites=(Site("singapore", "Singapore", 480),),
        units=(Unit("trading", "Trading"),),
        cells=(Cell("singapore/trading", "singapore", "trading", 10),),
        people=(Person("p001", "singapore/trading", "analyst", "plain", "", 50, 20, ("seen",), 0),),
        groups=(group,),
        kinds=(CIKind("application", "Application", (), (), ()),),
        cis=(CI("A01", "Ledger", "books", "application", 1, SEAT, (), (), (), ()),),
        services=(
            Service(
                "book", "S1", "Book", ("book",), 1, "service-hours", ("singapore/trading",), ((0, HOUR, 10_000),), SEAT
            ),
        ),
        dependencies=(),
        targets=(target, target, target, target, target),
        diagnostics=(),
        remedies=(),
        rules=(),
        efforts=(Effort("log", 60 * SECOND), Effort("reply", 90 * SECOND), Effort("open", 20 * SECOND)),
        calendars=(("service-hours", ((-120 * DAY, 60 * DAY),)),),
        categories=(("Request", "How-to"),),
        glossary=(),
    )


def _plan(contacts: tuple[Contact, ...]) -> Plan:
    scenario = Scenario(
        id="small", title="x", module="M0", shift=Shift(20_374, 480, 480, HOUR, DAY),
        role=Role(SEAT, SEAT, (), (), ()), faults=(), choices=(), contacts=contacts, background=(), load=0,
        inherited=(), injects=(), hints=(), anomalies=(), anomaly_count=(0, 0), audiences=(), rubric=(), teaches=(),
        separates=(), lesson="open", target=0, controls=(), debrief=(), tutor="", briefing="", card="",
    )  # fmt: skip
    need = Need("how-to", "question", "book", "A01", 3, 3, "request", "Request", "How-to", (), SEAT, (), "")
    fact = FactSpec("asked", "x", ("how-to",), ("seen",), "book", "A01", (), "question", 3, 3, False, False, None, ())
    voice = Voice("plain", 0, 20, 50, tuple((intent, "x") for intent in INTENTS), ())
    return Plan(1, _enterprise(), (), (need,), (fact,), (voice,), (), scenario, (("x", 1, 5),))
