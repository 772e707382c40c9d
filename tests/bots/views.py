"""Views made by hand: a small firm of one service, two parts and one article, and a desk with whatever a test says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from simulator.domain.plan import (
    CI,
    Act,
    Article,
    Audience,
    Band,
    Cell,
    CIKind,
    Diagnostic,
    DiagnosticUse,
    Group,
    Person,
    Remedy,
    Role,
    Service,
    Signal,
    Site,
    Step,
    Target,
)
from simulator.domain.tables import constant
from simulator.domain.time import HOUR, MINUTE
from simulator.domain.work.events import ReadingLine
from simulator.views.desk import ClockView, FactView, HandsView, InteractionView, TicketView, View
from simulator.views.handbook import Handbook

SEAT = "support"
NONE = constant(0)


def signal(name: str, follows: str = "nothing") -> Signal:
    """A signal with one band from 10 to 20."""
    return Signal(name, name, "", 0, follows, (Band(0, 1440, 10, 20),), (), 0)  # type: ignore[arg-type]


def group(name: str, kind: str = "support") -> Group:
    """A group that wants to know what is seen and since when."""
    return Group(name, name, kind, "", 2, "always", (NONE,) * 5, NONE, ("seen", "since"), ("*",), NONE)  # type: ignore[arg-type]


def remedy(name: str, permission: str, approval: str = "none", outage: int = 0) -> Remedy:
    """A remedy that the desk's group may, must ask for or must not do."""
    who = ((SEAT, permission), ("servers", "may"))
    return Remedy(name, name, ("*",), who, approval, MINUTE, NONE, outage, 10_000, ())  # type: ignore[arg-type]


def part(name: str, kind: str, owner: str) -> CI:
    """A part of one kind with one owner."""
    return CI(name, name, "", kind, 1, owner, (), (), (), ())


STEP = Step(
    diagnostic="look",
    target="shop",
    signal="rust",
    record="",
    side="above",
    component="shop",
    mechanism="defect",
    acts=(Act("polish", "shop", "", "none"), Act("replace", "shop", "servers", "normal")),
    workaround="ring-up",
    rules_out=(),
)
GUIDE = Article("guide", "guide", ("cannot-buy",), (), (STEP,), (), "")
HOW_TO = Article("how-to", "how to", ("how-to-buy",), (), (), ("buying",), "")


def handbook() -> Handbook:
    """The firm."""
    uses = (DiagnosticUse("look", ("rust",), (), False, False), DiagnosticUse("ask-log", ("noise",), (), False, False))
    kind = CIKind("machine", "machine", (signal("rust"), signal("noise", "upstream")), uses, ())
    target = Target(10 * MINUTE, HOUR, True)
    return Handbook(
        seat=SEAT,
        group=SEAT,
        role=Role(SEAT, SEAT, (), (), ()),
        sites={"here": Site("here", "Here", 0)},
        cells={"here/sales": Cell("here/sales", "here", "sales", 10)},
        people={"ann": Person("ann", "here/sales", "clerk", "plain", "", 50, 8, (), 0)},
        groups={name: group(name) for name in (SEAT, "servers", "service-desk", "security")},
        kinds={"machine": kind},
        cis={"shop": part("shop", "machine", SEAT), "base": part("base", "machine", "servers")},
        services={"buy": Service("buy", "S1", "Buy", (), 1, "always", ("here/sales",), (), "service-desk")},
        diagnostics={name: Diagnostic(name, name, "", MINUTE, NONE) for name in ("look", "ask-log")},
        remedies={
            "polish": remedy("polish", "may"),
            "replace": remedy("replace", "must-not", "normal"),
            "tell-workaround": remedy("tell-workaround", "may"),
            "reset-password": remedy("reset-password", "may"),
        },
        rules={},
        articles={"guide": GUIDE, "how-to": HOW_TO},
        audiences={
            "everybody": Audience("everybody", "Everybody", (), False, "", ("here/sales",), ("seen",), 99, False)
        },
        targets=(target,) * 5,
        categories=(("Application", "Fault"), ("Application", "Slow"), ("Request", "How-to"), ("Request", "Access")),
        glossary={},
        efforts={},
        offset=0,
        start=8 * 60,
        length=3 * HOUR,
        service_parts={"buy": ("shop", "base")},
    )


def view(**fields: Any) -> View:
    """An empty desk at nine with these fields."""
    empty = View(
        now=HOUR,
        seat=SEAT,
        handbook=handbook(),
        over=False,
        hands=HandsView("", None, 0, (), ()),
        ringing=(),
        on_call="",
        interactions=(),
        tickets=(),
        facts=(),
        cases=(),
        promises=(),
        changes=(),
        problems=(),
        updates=(),
        runs=(),
        tests=(),
        told=(),
        alerts=(),
        samples=(),
        read=(),
        written=(),
        dependencies=(),
        security_flag=None,
        security_told=None,
        handover=False,
        hints=(),
        loss_per_hour=0,
    )
    return replace(empty, **fields)


def contact(name: str = "C1", **fields: Any) -> InteractionView:
    """A mail that was read, from ann."""
    plain = InteractionView(
        id=name,
        contact=name,
        person="ann",
        channel="mail",
        origin="staged",
        of="",
        arrived=HOUR - 5 * MINUTE,
        opened=HOUR - 4 * MINUTE,
        mood="calm",
        call="",
        typed="",
        told=False,
        variant=0,
        opens="",
        title="",
        facts=(),
        given=(),
        asked=(),
        pending=(),
        tickets=(),
        dismissed=False,
        referred="",
        responses=0,
        last_response=None,
        confirmed=(),
        promised=None,
        talk=(),
        site="here",
        unit="sales",
        lines=0,
        patience=8,
    )
    return replace(plain, **fields)


def fact(name: str, **fields: Any) -> FactView:
    """Something ann said about buying."""
    plain = FactView(
        id=name,
        kind="said",
        spec=name,
        text="",
        tick=HOUR - 4 * MINUTE,
        source="C1",
        interaction="C1",
        covers=("seen",),
        service="buy",
        ci="shop",
        symptoms=(),
        suggests="",
        impact=0,
        urgency=0,
        claim=False,
        security=False,
        since=None,
        sites=(),
        target="",
        diagnostic="",
        lines=(),
        works=None,
    )
    return replace(plain, **fields)


def reading(diagnostic: str, target: str, name: str, side: str) -> FactView:
    """A reading of one signal on a side of its band, taken now."""
    line = ReadingLine(what=name, target=target, value=0, low=10, high=20, side=side, trend="", text="", at=HOUR)
    return fact(
        f"{diagnostic}@{target}@60",
        kind="reading",
        service="",
        ci="",
        interaction="",
        tick=HOUR,
        target=target,
        diagnostic=diagnostic,
        lines=(line,),
        covers=("logs",),
    )


def ticket(name: str = "T-C1", **fields: Any) -> TicketView:
    """An incident of contact C1 in progress, a P3."""
    clock = ClockView(4 * HOUR, "running", 0, HOUR, None)
    plain = TicketView(
        id=name,
        type="incident",
        state="in-progress",
        service="buy",
        ci="shop",
        category="Application",
        subcategory="Fault",
        impact=2,
        urgency=2,
        priority=3,
        opened=HOUR - 5 * MINUTE,
        logged=HOUR - 3 * MINUTE,
        group=SEAT,
        mine=True,
        interactions=("C1",),
        facts=(),
        response=clock,
        resolution=clock,
        hold=None,
        diagnoses=(),
        restorations=(),
        resolutions=(),
        next_step="",
        links=(),
        parent="",
        major=None,
        stood_down=None,
        history=(),
        priorities=(),
        inherited=False,
        title="",
    )
    return replace(plain, **fields)
