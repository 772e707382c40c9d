"""Lists to look things up in: people, map, wall, tests, remedies, articles, promises, cases, changes. All free."""

from __future__ import annotations

from simulator.domain.time import MINUTE
from simulator.views.desk import CaseView
from simulator.wording.find import find, options
from simulator.wording.named import plain
from simulator.wording.results import LINES, between, waits
from simulator.wording.scene import Scene, listed, money, number, span

PERMISSIONS = {"may": "you may", "must-ask": "ask first", "must-not": "not yours"}
APPROVALS = {
    "none": "no change needed",
    "standard": "standard change",
    "normal": "normal change",
    "emergency": "emergency change",
}


def people(scene: Scene, words: str) -> list[str]:
    """Those who lead or want word in a rhythm, or whoever matches the words by name, unit, office or role."""
    known = scene.book.people.values()
    if words:
        ids, asked = find(scene, "person", words).ids, words.casefold()
        chosen = [p for p in known if p.id in ids or asked in f"{p.cell} {p.role} {scene.who(p.id)}".casefold()]
    else:
        leads = {group.lead for group in scene.book.groups.values() if group.kind != "supplier"}
        chosen = [person for person in known if person.cadence or person.id in leads]
    lines = []
    for person in chosen:
        wants = f"; wants {listed([want.replace('-', ' ') for want in person.wants])}" if person.wants else ""
        often = f" every {span(person.cadence * MINUTE)}" if person.cadence else ""
        group = f", {scene.group(person.group)}" if person.group else ""
        lines.append(f"{person.id}: {scene.who(person.id)}, {person.role.replace('-', ' ')}{group}{wants}{often}")
    if not words and len(chosen) < len(known):
        lines.append(f"And {len(known) - len(chosen)} more: `people` with a name, an office, a unit or a role.")
    return lines or [f"Nobody by {words!r}; `people` without a word lists those who matter here."]


def groups(scene: Scene, words: str = "") -> list[str]:
    """Groups and suppliers, or those the words name: what they want in an ask, how soon they start."""
    lines = []
    for group in scene.book.groups.values():
        if words and words.casefold() not in f"{group.id} {group.name} {group.kind}".casefold():
            continue
        needs = f"; wants {listed([part.replace('-', ' ') for part in group.needs])}" if group.needs else ""
        start = f"; starts a P2 in {between(group.start[1].p(10), group.start[1].p(90))}"
        work = f", then works {between(group.work.p(10), group.work.p(90))}"
        lead = f", led by {scene.person(group.lead)}" if group.lead else ""
        lines.append(f"{group.id}: {group.name} ({group.kind}){lead}{start}{work}{needs}")
    return lines or [f"No group by {words!r}; `groups` without a word lists them all."]


def wall(scene: Scene) -> list[str]:
    """What monitoring shows: services as the probes last saw them, alerts that are on."""
    view = scene.view
    on = [(rule, raised, value) for rule, raised, value, still in view.alerts if still]
    lines = ["Alerts that are on:"] if on else ["No alert is on."]
    for name, raised, value in on:
        rule = scene.book.rules[name]
        signal = scene.signal(rule.ci, rule.signal)
        shown = number(value, signal.digits if signal else 0)
        lines.append(f"  {rule.level}: {scene.text(rule.text, value=shown)}, since {scene.clock(raised)}")
    seen = {service: f"{number(value // 10, 1)} % at {scene.clock(tick)}" for service, tick, value in view.samples}
    alike: dict[str, list[str]] = {}
    for service in scene.book.services.values():
        alike.setdefault(seen.get(service.id, "not watched"), []).append(service.name)
    lines.append("Services as the probes last saw them (probes look from inside, and they lag):")
    return [*lines, *(f"  {shown}: {'; '.join(names)}" for shown, names in alike.items())]


def map_of(scene: Scene, words: str) -> list[str]:
    """What a service or part leans on and what leans on it, as far as known; all services without words."""
    if not words:
        return [
            f"{service.name} ({service.id}): {listed(_leans(scene, service.id)) or 'nothing drawn'}"
            for service in scene.book.services.values()
        ] + ["`map PART` or `map SERVICE` shows one of them."]
    found = [*find(scene, "service", words).ids, *find(scene, "component", words).ids]
    if not found:
        return [f"I know no service or part {words!r}; `list services` and `list parts` show them all."]
    lines: list[str] = []
    for name in found[:4]:
        lines += _node(scene, name)
    return lines


def _leans(scene: Scene, name: str) -> list[str]:
    return [scene.part(on) for of, on, _ in scene.view.dependencies if of == name]


def _node(scene: Scene, name: str) -> list[str]:
    part = scene.book.cis.get(name)
    service = scene.book.services.get(name)
    lines = [f"{scene.part(name)}:"]
    if part is not None:
        kind = scene.book.kinds[part.kind]
        members = f" Members: {', '.join(part.members)}." if part.members else ""
        lines.append(f"  {part.job}. {kind.name}, tier {part.tier}, owned by {scene.group(part.owner)}.{members}")
    if service is not None:
        lines.append(
            f"  Service, tier {service.tier}; people say {listed(list(service.words), 'or')}; "
            f"data owner {scene.group(service.data_owner)}."
        )
        lines.append(f"  Worth now: {_worth(scene, service.rates)} an hour.")
    lines += [f"  leans on {scene.part(on)} ({kind_})" for of, on, kind_ in scene.view.dependencies if of == name]
    lines += [f"  carries {scene.part(of)}" for of, on, _ in scene.view.dependencies if on == name]
    return lines


def _worth(scene: Scene, rates: tuple[tuple[int, int, int], ...]) -> str:
    now = scene.view.now
    return money(next((rate for start, end, rate in rates if start <= now < end), 0))


def tests(scene: Scene, words: str) -> list[str]:
    """Tests that apply to a part, with hands and wait; all tests without words."""
    if not words:
        return [
            f"{test.id}: {test.name}. {test.about} {_cost(scene, test.id)}" for test in scene.book.diagnostics.values()
        ]
    target = _target(scene, words)
    if isinstance(target, list):
        return target
    part = scene.inner.ci_of(target)
    kind = scene.book.kinds[part.kind] if part else None
    lines = [f"Tests of {scene.part(target)}:"]
    for use in kind.diagnostics if kind else ():
        each = " member by member" if use.per_member else " office by office" if use.per_site else ""
        lines.append(
            f"  {use.diagnostic}: {scene.book.diagnostics[use.diagnostic].about}{each and f' Shown{each}.'} "
            f"{_cost(scene, use.diagnostic)}"
        )
    return lines


def _cost(scene: Scene, test: str) -> str:
    return f"Hands {span(scene.book.diagnostics[test].hands)}, then wait {waits(scene, test)}."


def _target(scene: Scene, words: str) -> str | list[str]:
    match = find(scene, "part", words)
    if len(match.ids) == 1:
        return match.ids[0]
    if match.ids:
        return [f"{words!r} may be {listed(list(match.ids), 'or')}; say which."]
    services = find(scene, "service", words).ids
    if services:
        parts = [scene.part(name) for name in scene.book.service_parts.get(services[0], ())]
        return [f"{scene.service(services[0])} is a service; it stands on {listed(parts)}."]
    return [f"I know no part {words!r}; `list parts` shows them all."]


def remedies(scene: Scene, words: str) -> list[str]:
    """Remedies that can be done to a part: who may, approval, hands, wait, what it takes down meanwhile."""
    kind = ""
    head = "Remedies:"
    if words:
        target = _target(scene, words)
        if isinstance(target, list):
            return target
        part = scene.inner.ci_of(target)
        kind, head = (part.kind if part else ""), f"Remedies on {scene.part(target)}:"
    lines = [head]
    for remedy in scene.book.remedies.values():
        if kind and "*" not in remedy.kinds and kind not in remedy.kinds:
            continue
        mine = dict(remedy.who).get(scene.book.group, "must-not")
        may = [group for group, right in remedy.who if right == "may" and group != scene.book.group]
        who = PERMISSIONS[mine] + (f"; {listed(may, 'or')} may" if may else "")
        outage = f", takes it down for {span(remedy.outage)}" if remedy.outage else ""
        wait = between(remedy.wait.p(10), remedy.wait.p(90))
        lines.append(
            f"  {remedy.id}: {remedy.name}. {who}; {APPROVALS[remedy.approval]}; "
            f"hands {span(remedy.hands)}, then {wait}{outage}."
        )
    return lines


def articles(scene: Scene, words: str) -> list[str]:
    """Knowledge articles that have one of the words in title or search words; all without words."""
    asked = [word for word in words.casefold().split() if len(word) > 1]
    ranked = []
    for article in scene.book.articles.values():
        text = " ".join((article.id, article.title, *article.words)).casefold()
        hits = sum(1 for word in asked if word in text)
        if hits or not asked:
            ranked.append((-hits, article.id, article.title))
    read = set(scene.view.read)
    lines = [f"{name}: {title}" + (" (read)" if name in read else "") for _, name, title in sorted(ranked)]
    return lines or [f"No article has {words!r}; `articles` lists all {len(scene.book.articles)}."]


def promises(scene: Scene) -> list[str]:
    """Times that somebody was given."""
    return [f"{p.id}: {scene.to(p.to)}, by {scene.clock(p.due)}, {p.state}" for p in scene.view.promises] or [
        "Nobody was promised anything."
    ]


def cases(scene: Scene) -> list[str]:
    """What groups, suppliers and superiors were asked."""
    lines = []
    for case in scene.view.cases:
        ask = (
            f": {scene.remedy(case.remedy)} on {case.target}"
            if case.remedy
            else f": {case.matter}"
            if case.matter
            else ""
        )
        end = f" {scene.clock(case.ended)}" if case.ended is not None else ""
        why = f" ({case.reason})" if case.reason else ""
        change = f"; wants a change for {case.needs_change.replace('@', ' on ', 1)}" if case.needs_change else ""
        lines.append(
            f"{case.id}: {scene.group(case.group)}, asked {scene.clock(case.opened)}{ask}; "
            f"{case.outcome or case.state}{end}{why}{change}{_when_begun(scene, case)}"
        )
    return lines or ["Nobody was asked anything yet."]


def _when_begun(scene: Scene, case: CaseView) -> str:
    """When a group usually begins with an ask of that priority, while it has not."""
    group, ticket = scene.book.groups.get(case.group), scene.ticket(case.ticket)
    if case.state != "open" or group is None or ticket is None or not ticket.priority:
        return ""
    table = group.start[ticket.priority - 1]
    return f"; they usually begin a P{ticket.priority} after {between(table.p(10), table.p(90))}"


def changes(scene: Scene) -> list[str]:
    """Change records."""
    return [
        f"{c.id}: {c.type}, {scene.remedy(c.remedy)} on {c.target}, for {c.ticket or c.problem}, {c.state}"
        + (f" ({c.reason})" if c.reason else "")
        for c in scene.view.changes
    ] or ["No change was raised."]


def problems(scene: Scene) -> list[str]:
    """Problem records."""
    return [
        f"{p.id}: {scene.part(p.ci)}, owned by {scene.group(p.owner)}, from {listed(list(p.tickets))}"
        + (", with a known error" if p.known_error else "")
        for p in scene.view.problems
    ] or ["No problem was raised."]


def lines_of_talk() -> list[str]:
    """The fourteen lines that can be said to a caller."""
    return [f'{intent}: "{words}"' for intent, words in LINES.items()]


def everything(scene: Scene, words: str) -> list[str]:
    """`list KIND`: everything that can be named of a kind."""
    kinds = {
        "services": "service", "parts": "part", "groups": "group", "suppliers": "supplier", "audiences": "audience",
        "sites": "site", "offices": "site", "people": "person", "categories": "category", "tests": "test",
        "remedies": "remedy", "articles": "article", "workarounds": "workaround", "mechanisms": "mechanism",
        "codes": "code", "lines": "intent", "hold-reasons": "hold-reason", "matters": "matter",
        "reasons": "major-reason",
        "factors": "factor", "tickets": "ticket", "contacts": "interaction",
    }  # fmt: skip
    word = words.casefold().strip()
    kind = kinds.get(word) or kinds.get(f"{word}s")
    if kind is None:
        begun = [name for name in kinds if word and name.startswith(word)]
        kind = kinds[begun[0]] if begun else None
    if kind is None:
        return [f"`list` knows {listed(list(kinds))}."]
    return [_called(name, names) for name, names in options(scene, kind)]


def _called(name: str, names: tuple[str, ...]) -> str:
    """A thing with the other things it is called, each once however it is spelt."""
    spelt = {plain(other): other for other in reversed(names) if other}
    spelt.pop(plain(name), None)
    others = [other for other in dict.fromkeys(names) if spelt.get(plain(other)) == other]
    return f"{name}: {', '.join(others)}" if others else name
