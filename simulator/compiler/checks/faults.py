"""Rules about trouble: conditions hang together, look-alikes agree, needs name what exists."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from simulator.compiler.checks.known import Known, few, unknown, unknowns
from simulator.compiler.files import Loaded
from simulator.compiler.locate import KeyPath
from simulator.compiler.own import Within
from simulator.compiler.problems import Problem, did_you_mean
from simulator.compiler.schema.expression import conditions_in
from simulator.compiler.schema.trouble import FaultFile
from simulator.domain.plan import AllOf, Expression, Is

Fault = Loaded[FaultFile]
FaultCheck = Callable[[Known, Fault], Iterator[Problem]]

WORKAROUND = "tell-workaround"
FREE_SENTENCES = 2


def holds(tree: Expression, state: Mapping[str, str]) -> bool:
    """Whether an expression holds in a state of conditions."""
    if isinstance(tree, Is):
        return state.get(tree.name) == tree.value
    joined = all if isinstance(tree, AllOf) else any
    return joined(holds(part, state) for part in tree.parts)


def expressions(fault: FaultFile) -> Iterator[tuple[KeyPath, Expression]]:
    """Give every expression of a fault with its place."""
    yield ("while",), fault.while_
    for key in ("costs", "moves", "every"):
        for number, row in enumerate(getattr(fault, key)):
            if row.while_ is not None:
                yield (key, number, "while"), row.while_


def settings(fault: FaultFile) -> Iterator[tuple[KeyPath, tuple[tuple[str, str], ...]]]:
    """Give everything that sets conditions of a fault, with its place."""
    for key in ("flips", "every", "ends"):
        for number, row in enumerate(getattr(fault, key)):
            yield (key, number, "set"), row.set


def named_like_its_file(_: Known, fault: Fault) -> Iterator[Problem]:
    """A fault has the name of its file."""
    if isinstance(fault.source, Within):
        return
    stem = fault.source.file.rpartition("/")[2].removesuffix(".yaml")
    if stem != fault.model.id:
        yield fault.source.problem(("id",), f"must be {stem!r}, as the file is called")


def normal_names_the_same(_: Known, fault: Fault) -> Iterator[Problem]:
    """`normal` gives a value to exactly the conditions."""
    here, normal = dict(fault.model.conditions), dict(fault.model.normal)
    if missing := [name for name in here if name not in normal]:
        yield fault.source.problem(("normal",), f"does not say what is normal for {', '.join(missing)}")
    for name in normal:
        if name not in here:
            yield fault.source.problem(("normal", name), "is no condition", did_you_mean(name, here))


def causes_are_no_normal_states(_: Known, fault: Fault) -> Iterator[Problem]:
    """A cause is a condition whose state is not the normal one."""
    here, normal = dict(fault.model.conditions), dict(fault.model.normal)
    for number, name in enumerate(fault.model.cause):
        if name not in here:
            yield fault.source.problem(("cause", number), f"{name!r} is no condition", did_you_mean(name, here))
        elif here[name] == normal.get(name):
            yield fault.source.problem(
                ("cause", number), f"is {here[name]!r} in a healthy world too, so it is no cause"
            )


def expressions_name_conditions(_: Known, fault: Fault) -> Iterator[Problem]:
    """Every expression asks for conditions and values that can be."""
    model = fault.model
    possible: dict[str, set[str]] = {}
    for name, value in (*model.conditions, *model.normal, *(pair for _, row in settings(model) for pair in row)):
        possible.setdefault(name, set()).add(value)
    for path, tree in expressions(model):
        for name, value in conditions_in(tree):
            if name not in possible:
                yield fault.source.problem(path, f"{name!r} is no condition", did_you_mean(name, possible))
            elif value not in possible[name]:
                hint = did_you_mean(value, possible[name])
                yield fault.source.problem(path, f"nothing ever makes {name} {value!r}", hint)


def settings_name_conditions(_: Known, fault: Fault) -> Iterator[Problem]:
    """Every flip sets conditions that exist."""
    known = dict(fault.model.conditions)
    for path, row in settings(fault.model):
        for name, _value in row:
            if name not in known:
                yield fault.source.problem((*path, name), "is no condition", did_you_mean(name, known), key=True)


def quiet_when_healthy(_: Known, fault: Fault) -> Iterator[Problem]:
    """The fault is not active in a healthy world."""
    normal = dict(fault.model.normal)
    if normal and holds(fault.model.while_, normal):
        yield fault.source.problem(("while",), "holds in a healthy world too")


def can_be_restored(_: Known, fault: Fault) -> Iterator[Problem]:
    """Some way of flips and ends makes it inactive, or it says that none does in time."""
    model = fault.model
    if model.unmeetable or not (model.costs or model.damage):
        return
    rows = [dict(row.set) for key in ("flips", "ends") for row in getattr(model, key) if row.set]
    seen: set[tuple[tuple[str, str], ...]] = set()
    todo = [dict(model.conditions)]
    while todo and len(seen) < 2_000:
        state = todo.pop()
        key = tuple(sorted(state.items()))
        if key in seen:
            continue
        seen.add(key)
        if not holds(model.while_, state) and len(seen) > 1:
            return
        todo.extend(state | row for row in rows)
    yield fault.source.problem(("flips",), "no flips or ends make it inactive; such a fault says `unmeetable: true`")


def fault_refers(known: Known, fault: Fault) -> Iterator[Problem]:
    """A fault names parts, services, groups, remedies and faults that exist."""
    model, remedies, groups = fault.model, known.ids("remedies"), known.ids("groups")
    yield from unknown(fault, ("ci",), model.ci, known.part_kinds, "the part")
    yield from unknown(fault, ("service",), model.service, known.ids("services"), "the service")
    for number, cost in enumerate(model.costs):
        yield from unknown(fault, ("costs", number, "at"), cost.at, known.nodes, "the part or service")
        yield from unknowns(fault, ("costs", number, "sites"), cost.sites, known.sites, "the office")
        yield from unknowns(fault, ("costs", number, "units"), cost.units, known.units, "the unit")
    for number, end in enumerate(model.ends):
        yield from unknown(fault, ("ends", number, "by"), end.by, groups, "the group")
    for number, flip in enumerate(model.flips):
        yield from unknown(fault, ("flips", number, "remedy"), flip.remedy, remedies, "the remedy")
        yield from unknowns(fault, ("flips", number, "who"), flip.who, groups, "the group")
        yield from unknown(fault, ("flips", number, "spawns"), flip.spawns, known.faults, "the fault")
    for number, prevention in enumerate(model.prevents):
        yield from unknown(fault, ("prevents", number, "remedy"), prevention.remedy, remedies, "the remedy")
        yield from unknown(fault, ("prevents", number, "at"), prevention.at, known.nodes, "the part or service")
    if model.damage and model.damage.repair:
        repair = model.damage.repair
        yield from unknown(fault, ("damage", "repair", "remedy"), repair.remedy, remedies, "the remedy")
        yield from unknown(fault, ("damage", "repair", "at"), repair.at, known.nodes, "the part or service")
    if known.categories is not None and model.category not in known.categories:
        yield fault.source.problem(("category",), f"is no category of sla.yaml: {', '.join(model.category)}")


def remedies_fit_targets(known: Known, fault: Fault) -> Iterator[Problem]:
    """A flip's remedy can be applied to its target."""
    remedies = {remedy.id: remedy for remedy in known.rows("remedies")[1]}
    for number, flip in enumerate(fault.model.flips):
        remedy = remedies.get(flip.remedy)
        if remedy is None or flip.remedy == WORKAROUND or known.part_kinds is None:
            continue
        path = ("flips", number, "at")
        kind = known.part_kinds.get(flip.at)
        if kind is None and flip.at not in (known.ids("services") or ()):
            yield from unknown(fault, path, flip.at, known.nodes, "the part or service")
        elif kind is not None and "*" not in remedy.kinds and kind not in remedy.kinds:
            words = few(remedy.kinds)
            message = f"is a part of kind {kind}, which {flip.remedy} does not apply to"
            yield fault.source.problem(path, message + (f"; it is for {words}" if words else ""))


def moves_measure(known: Known, fault: Fault) -> Iterator[Problem]:
    """A move changes one signal or one record that its part has, or is one of at most two free sentences."""
    free = 0
    for number, move in enumerate(fault.model.moves):
        path = ("moves", number)
        yield from unknown(fault, (*path, "at"), move.at, known.part_kinds, "the part")
        yield from unknown(fault, (*path, "signal"), move.signal, known.signals(move.at), "the signal", move.at)
        yield from unknown(fault, (*path, "record"), move.record, known.records(move.at), "the record", move.at)
        sentence = bool(move.text) or isinstance(move.reads, tuple)
        if move.signal and move.record:
            yield fault.source.problem(path, "moves a signal and a record; write two rows")
        if move.record and not sentence:
            yield fault.source.problem(path, "writes in a record and needs a text")
        if move.signal and move.by == 1000 and move.reads is None and not move.climbs:
            yield fault.source.problem(path, "moves nothing: it needs `by`, `reads` or `climbs`")
        free += sentence and not move.record
    if free > FREE_SENTENCES:
        yield fault.source.problem(("moves",), f"has {free} free sentences; at most {FREE_SENTENCES}")


def likes_are_mutual(known: Known, fault: Fault) -> Iterator[Problem]:
    """Whoever looks like another is looked like by it, and everybody looks like somebody."""
    for number, name in enumerate(fault.model.like):
        yield from unknown(fault, ("like", number), name, known.faults, "the fault")
        other = known.faults.get(name)
        if other is not None and fault.model.id not in other.like:
            yield fault.source.problem(("like", number), f"{name} does not name {fault.model.id} as its look-alike")
    if not fault.model.like:
        yield fault.source.problem(("like",), "names no look-alike", warn=True)


def facts_refer(known: Known, entry: Loaded[Any], path: KeyPath, facts: Mapping[str, Any]) -> Iterator[Problem]:
    """Facts point at things that exist."""
    about = {*known.faults, *(known.ids("needs") or ())}
    for name, fact in facts.items():
        here = (*path, name)
        yield from unknown(entry, (*here, "service"), fact.service, known.ids("services"), "the service")
        yield from unknown(entry, (*here, "part"), fact.part, known.part_kinds, "the part")
        yield from unknowns(entry, (*here, "sites"), fact.sites, known.sites, "the office")
        yield from unknowns(
            entry, (*here, "about"), fact.about, about if known.ids("needs") else None, "the fault or need"
        )


def fault_facts_refer(known: Known, fault: Fault) -> Iterator[Problem]:
    """The facts of a fault point at things that exist."""
    yield from facts_refer(known, fault, ("facts",), fault.model.facts)


def says_what_gives_it_away(_: Known, fault: Fault) -> Iterator[Problem]:
    """A fault that people feel names the words that no player may read beforehand."""
    if (fault.model.costs or fault.model.damage) and not fault.model.leak:
        yield fault.source.problem((), "has no `leak`: no word that would give the answer away", warn=True)


FAULT_CHECKS: tuple[FaultCheck, ...] = (
    named_like_its_file, normal_names_the_same, causes_are_no_normal_states, expressions_name_conditions,
    settings_name_conditions, quiet_when_healthy, can_be_restored, fault_refers, remedies_fit_targets, moves_measure,
    likes_are_mutual, fault_facts_refer, says_what_gives_it_away,
)  # fmt: skip


def facts_once(known: Known) -> Iterator[Problem]:
    """No two faults, nor a fault and facts.yaml, give a fact the same id."""
    shared = known.firm.files.get("facts")
    seen = dict.fromkeys(shared.model.facts, "facts.yaml") if shared else {}
    for entry in known.firm.faults.values():
        for name in entry.model.facts:
            if name in seen:
                yield entry.source.problem(("facts", name), f"stands in {seen[name]} too", key=True)
            seen.setdefault(name, entry.model.id)


def shared_facts_refer(known: Known) -> Iterator[Problem]:
    """The facts of facts.yaml point at things that exist."""
    entry = known.firm.files.get("facts")
    if entry:
        yield from facts_refer(known, entry, ("facts",), entry.model.facts)


def needs_refer(known: Known) -> Iterator[Problem]:
    """Needs name services, owners, articles and acts that exist."""
    entry, rows = known.rows("needs")
    groups = known.ids("groups")
    owners = None if groups is None else {*groups, "caller"}
    for number, need in enumerate(rows):
        assert entry is not None
        path = ("needs", number)
        yield from unknown(entry, (*path, "service"), need.service, known.ids("services"), "the service")
        yield from unknown(entry, (*path, "part"), need.part, known.part_kinds, "the part")
        yield from unknown(entry, (*path, "owner"), need.owner, owners, "the group")
        yield from unknown(entry, (*path, "repeats-until"), need.repeats_until, known.articles, "the article")
        if need.category and known.categories is not None and need.category not in known.categories:
            yield entry.source.problem((*path, "category"), f"is no category of sla.yaml: {', '.join(need.category)}")
        for key, acts in (("met-by", need.met_by), ("must-not", need.must_not)):
            for act_number, act in enumerate(acts):
                yield from _act_refers(known, entry, (*path, key, act_number), act.args)


def _act_refers(known: Known, entry: Loaded[Any], path: KeyPath, args: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    there = {
        "remedy": (known.ids("remedies"), "the remedy"),
        "at": (known.nodes, "the part or service"),
        "group": (known.ids("groups"), "the group"),
        "article": (known.articles, "the article"),
        "fact": (known.facts, "the fact"),
    }
    remedy = dict(args).get("remedy")
    for name, value in args:
        known_ids, what = there.get(name, (None, ""))
        if not (name == "at" and remedy == WORKAROUND):
            yield from unknown(entry, path, value, known_ids, what)


CHECKS = (facts_once, shared_facts_refer, needs_refer)
