"""The enterprise: models to plan values. Assumes files that passed the check."""

from collections.abc import Iterable, Iterator, Mapping

from simulator.compiler.files import Firm
from simulator.compiler.schema import firm, parts, services
from simulator.compiler.schema.notation import Reading
from simulator.compiler.spans import Calendars, Frame, Zones
from simulator.compiler.textbook import TextBook
from simulator.domain import plan

FULL = 10_000


class FirmBuilder:
    """Builds the enterprise of one shift; cells may be written with * and are spelt out."""

    def __init__(
        self, loaded: Firm, zones: Zones, at: Frame, calendars: Calendars, book: TextBook, horizon: int
    ) -> None:
        self.loaded = loaded
        self.files = {name: entry.model for name, entry in loaded.files.items()}
        self.zones = zones
        self.frame = at
        self.calendars = calendars
        self.book = book
        self.horizon = horizon
        self.cells = [f"{cell.site}/{cell.unit}" for cell in self.files["sites"].cells]
        self.signals = signal_digits(self.files["kinds"], self.files["parts"])

    def enterprise(self) -> plan.Enterprise:
        """Give the whole enterprise."""
        sites, sla = self.files["sites"], self.files["sla"]
        targets = sla.targets
        return plan.Enterprise(
            sites=tuple(self._site(site) for site in sites.sites),
            units=tuple(plan.Unit(unit.id, unit.name) for unit in sites.units),
            cells=tuple(plan.Cell(f"{c.site}/{c.unit}", c.site, c.unit, c.heads) for c in sites.cells),
            people=tuple(self._people()),
            groups=tuple(_group(group) for group in self.files["groups"].groups),
            kinds=tuple(self._kind(kind) for kind in self.files["kinds"].kinds),
            cis=tuple(self._part(part) for part in self.files["parts"].parts),
            services=tuple(self._service(service) for service in self.files["services"].services),
            dependencies=tuple(self._dependencies()),
            targets=(
                _target(targets.p1),
                _target(targets.p2),
                _target(targets.p3),
                _target(targets.p4),
                _target(targets.p5),
            ),
            diagnostics=tuple(
                plan.Diagnostic(d.id, d.name, d.about, d.hands, d.wait) for d in self.files["diagnostics"].diagnostics
            ),
            remedies=tuple(_remedy(remedy) for remedy in self.files["remedies"].remedies),
            rules=tuple(self._rule(rule) for rule in self.files["rules"].rules),
            efforts=tuple(plan.Effort(act, hands) for act, hands in sorted(self.files["efforts"].efforts.items())),
            calendars=self.calendars.intervals(),
            categories=tuple(sla.categories),
            glossary=tuple(self._glossary()),
        )

    def names(self) -> tuple[tuple[str, str], ...]:
        """Give the name of every person, by id."""
        cast = self.files["cast"]
        names = {member.id: member.name for member in cast.cast}
        for person in self.files["people"].people:
            names[person.id] = cast.names.get(person.id, person.name) or person.id
        return tuple(sorted(names.items()))

    def spell(self, patterns: Iterable[str]) -> tuple[str, ...]:
        """Give the cells that patterns such as `*/trading` mean, each once, in the order of the firm."""
        wanted = list(patterns)
        return tuple(cell for cell in self.cells if any(cell_fits(pattern, cell) for pattern in wanted))

    def _site(self, site: firm.Site) -> plan.Site:
        return plan.Site(site.id, site.name, self.zones.offset(site.zone, self.frame.utc_start))

    def _people(self) -> Iterator[plan.Person]:
        voices = {voice.id: voice for voice in self.files["voices"].voices}
        for person in self.files["people"].people:
            voice = voices[person.voice]
            yield plan.Person(
                id=person.id,
                cell=f"{person.site}/{person.unit}",
                role=person.role,
                archetype=person.voice,
                group=person.group,
                trust=voice.trust if person.trust is None else person.trust,
                patience=voice.patience if person.patience is None else person.patience,
                wants=person.wants,
                cadence=person.cadence,
            )
        for member in self.files["cast"].cast:
            cell = f"{member.site}/{member.unit}"
            yield plan.Person(member.id, cell, member.role, "", "", 50, 10, ("seen", "since"), 0)

    def _kind(self, kind: parts.Kind) -> plan.CIKind:
        entries = tuple(
            (entry.record, self.book.add(f"kind/{kind.id}/{entry.record}/{number}", entry.text))
            for number, entry in enumerate(kind.entries)
        )
        uses = tuple(
            plan.DiagnosticUse(use.diagnostic, use.signals, use.records, use.per_member, use.per_site)
            for use in kind.diagnostics
        )
        return plan.CIKind(kind.id, kind.name, tuple(_signal(signal) for signal in kind.signals), uses, entries)

    def _part(self, part: parts.Part) -> plan.CI:
        entries = tuple(
            (
                entry.record,
                self.book.add(f"part/{part.id}/{entry.record}/{number}", entry.text),
                self.frame.tick(entry.at),
            )
            for number, entry in enumerate(part.entries)
        )
        return plan.CI(
            id=part.id,
            name=part.name,
            job=part.job,
            kind=part.kind,
            tier=part.tier,
            owner=part.owner,
            members=tuple(member_id(part.id, member) for member in part.members),
            member_cells=tuple(
                (member_id(part.id, member), self.spell(cells)) for member, cells in sorted(part.member_cells.items())
            ),
            bands=tuple((signal, _bands(bands)) for signal, bands in sorted(part.bands.items())),
            entries=entries,
        )

    def _service(self, service: services.Service) -> plan.Service:
        money = service.money_calendar or service.hours
        return plan.Service(
            id=service.id,
            alias=service.alias,
            name=service.name,
            words=service.words,
            tier=service.tier,
            hours=service.hours,
            cells=self.spell(service.cells),
            rates=self.calendars.rates(money, service.money, self.horizon),
            data_owner=service.data_owner,
        )

    def _dependencies(self) -> Iterator[plan.Dependency]:
        for service in self.files["services"].services:
            for row in service.needs:
                yield _dependency(service.id, row)
        if "dependencies" in self.files:
            for row in self.files["dependencies"].dependencies:
                yield _dependency(row.of, row)

    def _rule(self, rule: parts.Rule) -> plan.Rule:
        limit = own_scale(rule.limit, self.signals.get((base_of(rule.part), rule.signal), 0))
        text = self.book.add(f"rule/{rule.id}", rule.text)
        return plan.Rule(rule.id, rule.part, rule.signal, rule.above, limit, rule.level, rule.muted, text)

    def _glossary(self) -> Iterator[tuple[str, str]]:
        said = dict(self.files["glossary"].glossary)
        for service in self.files["services"].services:
            for word in service.words:
                said.setdefault(word, service.id)
        yield from sorted(said.items())


def base_of(name: str) -> str:
    """Give the part of a member: `A19/node2` is of A19."""
    return name.partition("/")[0]


def member_id(part: str, member: str) -> str:
    """Give the full id of a member."""
    return member if member.startswith(f"{part}/") else f"{part}/{member}"


def cell_fits(pattern: str, cell: str) -> bool:
    """Whether a cell is meant by `site/unit`, where either may be *; * alone means all."""
    site, _, unit = ("*/*" if pattern == "*" else pattern).partition("/")
    own_site, _, own_unit = cell.partition("/")
    return site in ("*", own_site) and unit in ("*", own_unit)


def signal_digits(kinds: parts.KindsFile, all_parts: parts.PartsFile) -> dict[tuple[str, str], int]:
    """Give the decimal places of each (part, signal)."""
    digits = {kind.id: {signal.id: signal.digits for signal in kind.signals} for kind in kinds.kinds}
    return {
        (part.id, signal): places for part in all_parts.parts for signal, places in digits.get(part.kind, {}).items()
    }


def own_scale(value: Reading, digits: int) -> int:
    """Give a reading in a signal's own whole numbers, rounded half up."""
    if value.raw is not None:
        return value.raw
    scale: int = 10**digits
    return (value.shown * scale * 2 + 1_000_000) // 2_000_000


def _group(group: firm.Group) -> plan.Group:
    start = group.start
    return plan.Group(
        id=group.id,
        name=group.name,
        kind=group.kind,
        lead=group.lead,
        people=group.people,
        hours=group.hours,
        start=(start.p1, start.p2, start.p3, start.p4, start.p5),
        work=group.work,
        needs=group.needs,
        skills=group.skills,
        bounce=group.bounce,
    )


def _bands(bands: Iterable[parts.Band]) -> tuple[plan.Band, ...]:
    return tuple(plan.Band(band.from_, band.to, band.low, band.high) for band in sorted(bands, key=lambda b: b.from_))


def _signal(signal: parts.Signal) -> plan.Signal:
    response: Mapping[int, int] = signal.response
    return plan.Signal(
        id=signal.id,
        name=signal.name,
        unit=signal.unit,
        digits=signal.digits,
        follows=signal.follows,
        bands=_bands(signal.bands),
        response=tuple(sorted(response.items(), reverse=True)),
        noise=signal.noise,
    )


def _target(target: services.Target) -> plan.Target:
    return plan.Target(target.response, target.resolution, target.always)


def _dependency(of: str, row: services.Needed) -> plan.Dependency:
    weight = row.weight if row.weight is not None else (1 if row.kind == "redundant" else FULL)
    return plan.Dependency(of, row.on, row.kind, weight, row.group, row.known, row.found_by)


def _remedy(remedy: parts.Remedy) -> plan.Remedy:
    return plan.Remedy(
        id=remedy.id,
        name=remedy.name,
        kinds=remedy.kinds,
        who=tuple(sorted(remedy.who.items())),
        approval=remedy.approval,
        hands=remedy.hands,
        wait=remedy.wait,
        outage=remedy.outage,
        outage_loss=remedy.outage_loss,
        words=remedy.words,
    )
