"""What stands on the map around a root: who, service, application, underneath; signs by the record and own marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.tui.cells import Span
from simulator.tui.glyphs import FINE, LATE, RISK, TIMES
from simulator.tui.screens.map.layout import Box, Link
from simulator.tui.sitting import Sitting
from simulator.views.desk import TicketView
from simulator.wording.look import DONE

WHO, SERVICE, APP, UNDER = range(4)
HEADS = ("WHO →", "SERVICE →", "APPLICATION →", "UNDERNEATH")
MOST = 6
"""Services or offices that are drawn; how many more there are is said."""
ELSEWHERE = "who:*"


@dataclass(frozen=True, slots=True)
class Around:
    """What is drawn around a root."""

    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    more: int = 0
    """Services that are left out."""


def troubles(sitting: Sitting, service: str) -> list[TicketView]:
    """Open incidents on a service that were not said to work again."""
    return [
        t
        for t in sitting.view.tickets
        if t.service == service and t.type == "incident" and t.state not in DONE and not t.restorations
    ]


def around(sitting: Sitting, root: str) -> Around:
    """The neighbourhood of a service or part, as far as it is known."""
    book = sitting.scene.book
    shown = {f"{d.of}>{d.on}" for d in sitting.scene.inner.dependencies if not d.known}
    known = [(of, on) for of, on, _ in sitting.view.dependencies if "/" not in on]
    needs: dict[str, list[str]] = {}
    needed: dict[str, list[str]] = {}
    for of, on in known:
        needs.setdefault(of, []).append(on)
        needed.setdefault(on, []).append(of)
    services = book.services
    if root in services:
        top = [root]
        direct = [name for name in needs.get(root, ()) if rank_of(name) == APP]
        apps = [*direct, *(n for app in direct for n in needs.get(app, ()) if rank_of(n) == APP)]
        under = [n for n in needs.get(root, ()) if rank_of(n) == UNDER]
        under += [n for app in direct for n in needs.get(app, ()) if rank_of(n) == UNDER]
        sources = [root, *direct]
    else:
        above = [name for name in needed.get(root, ()) if name not in services]
        below = needs.get(root, [])
        near = [*[n for n in above if rank_of(n) == APP], root, *[n for n in below if rank_of(n) == APP]]
        apps = [name for name in near if rank_of(name) == APP]
        under = [n for n in (*above, root, *below) if rank_of(n) == UNDER]
        top = [name for name in needed.get(root, ()) if name in services]
        top += [s for app in above if rank_of(app) == APP for s in needed.get(app, ()) if s in services]
        sources = [*top, *above, root]
    top, apps, under = (list(dict.fromkeys(names)) for names in (top, apps, under))
    top.sort(key=lambda name: not troubles(sitting, name))
    more, top = max(len(top) - MOST, 0), top[:MOST]
    names = {*top, *apps, *under}
    pairs = [(of, on) for of, on in known if of in names and on in names and of in sources]
    if root not in services:
        pairs = [(of, on) for of, on in pairs if root in (of, on) or of in top]
    links = [Link(of, on, _harmed(sitting, of, on), f"{of}>{on}" in shown) for of, on in pairs]
    boxes = [box(sitting, name) for name in (*top, *apps, *under)]
    who, who_links = _who(sitting, top)
    return Around((*who, *boxes, *_ways(links, boxes)), (*who_links, *_through(links)), more)


def rank_of(name: str) -> int:
    """Where a node stands."""
    return APP if name[:1] == "A" and name[1:2].isdigit() else UNDER if name[1:2].isdigit() else SERVICE


def _skips(link: Link) -> bool:
    return rank_of(link.of) == SERVICE and rank_of(link.on) == UNDER


def _ways(links: Sequence[Link], boxes: Sequence[Box]) -> list[Box]:
    """A way through the applications for each line from a service to what is underneath."""
    return [Box(f"{link.of}>{link.on}", APP) for link in links if _skips(link)]


def _through(links: Sequence[Link]) -> list[Link]:
    made: list[Link] = []
    for link in links:
        if _skips(link):
            way = f"{link.of}>{link.on}"
            made += [Link(link.of, way, link.harm, link.found), Link(way, link.on, link.harm, link.found)]
        else:
            made.append(link)
    return made


def _harmed(sitting: Sitting, of: str, on: str) -> bool:
    """Whether harm is drawn along a line: from a hit service to what the player suspects or named, no further."""
    suspects = {part for part, mark in sitting.marks.items() if mark == "suspect"}
    named = {t.ci.partition("/")[0] for t in troubles(sitting, of)} if of in sitting.scene.book.services else set()
    if of in sitting.scene.book.services:
        return bool(troubles(sitting, of)) and on in suspects | named
    return of in suspects and on in suspects


def box(sitting: Sitting, name: str) -> Box:
    """A service or part with what the record and the player say of it."""
    book = sitting.scene.book
    if name in book.services:
        hit = troubles(sitting, name)
        if hit:
            since = sitting.scene.clock(min(t.opened for t in hit))[-5:]
            return Box(name, SERVICE, "", book.services[name].name, (LATE, "late!"), (f"hit {since}", "late"), "late")
        value = {service: seen for service, _, seen in sitting.view.samples}.get(name, 10_000)
        if value < 9_900:
            return Box(name, SERVICE, "", book.services[name].name, (RISK, "risk!"), ("weak", "risk"), "risk")
        return Box(name, SERVICE, "", book.services[name].name, (FINE, "faint"), ("no ticket", "faint"))
    sign, note, ink = _state(sitting, name)
    return Box(name, rank_of(name), name, book.cis[name].name if name in book.cis else name, sign, note, ink)


def _state(sitting: Sitting, name: str) -> tuple[Span, Span, str]:
    """What is known of a part: own mark, alert, readings."""
    mark = sitting.marks.get(name, "")
    if mark == "suspect":
        return ("?", "accent!"), ("suspected", "accent"), "accent"
    if mark == "out":
        return (TIMES, "soft"), ("ruled out", "soft"), "line"
    rules = sitting.scene.book.rules
    on = [
        rules[rule] for rule, _, _, still in sitting.view.alerts if still and rules[rule].ci.partition("/")[0] == name
    ]
    if any(rule.level != "green" for rule in on):
        return (RISK, "risk!"), ("alert", "risk"), "risk"
    read = [f for f in sitting.view.facts if f.kind == "reading" and f.target.partition("/")[0] == name]
    if read:
        return (FINE, "soft"), (f"tested, {len(read)}", "soft"), "line"
    return (FINE, "faint"), ("not tested", "faint"), "line"


def _who(sitting: Sitting, services: Sequence[str]) -> tuple[list[Box], list[Link]]:
    """Offices from which somebody came about these services; the rest is one box."""
    scene = sitting.scene
    came: dict[str, dict[str, int]] = {}
    for service in services:
        for ticket in troubles(sitting, service):
            for name in ticket.interactions:
                item = scene.interaction(name)
                if item is not None and item.site:
                    of = came.setdefault(item.site, {})
                    of[service] = of.get(service, 0) + 1
    boxes = [
        Box(f"who:{site}", WHO, "", scene.site(site), (LATE, "late!"), (f"{sum(by.values())} came", "late"), "late")
        for site, by in list(came.items())[:MOST]
    ]
    links = [Link(f"who:{site}", service, harm=True) for site, by in list(came.items())[:MOST] for service in by]
    sites = {cell.partition("/")[0] for s in services for cell in scene.book.services[s].cells} - set(came)
    if sites:
        words = f"{len(sites)} other offices" if came else f"{len(sites)} offices"
        boxes.append(
            Box(ELSEWHERE, WHO, "", words if len(sites) > 1 else "1 office", (FINE, "faint"), ("none came", "faint"))
        )
        links += [Link(ELSEWHERE, service) for service in services]
    return boxes, links
