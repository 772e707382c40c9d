"""Faults, needs, facts and articles: models to plan values. Assumes files that passed the check."""

from collections.abc import Iterator, Mapping

from simulator.compiler.build_firm import base_of, own_scale
from simulator.compiler.schema import articles, needs, trouble
from simulator.compiler.schema.base import Place
from simulator.compiler.schema.notation import Moment, Onset, Reading
from simulator.compiler.spans import Frame
from simulator.compiler.textbook import TextBook
from simulator.domain import plan

Digits = Mapping[tuple[str, str], int]


def scope_of(place: Place) -> plan.Scope:
    """Give the scope of a place."""
    return plan.Scope(place.sites, place.units, place.share)


def build_fault(fault: trouble.FaultFile, digits: Digits, at: Frame, book: TextBook) -> plan.Fault:
    """Give a fault; its texts go into the book under `fault/<id>/...`."""
    name = f"fault/{fault.id}"
    book.add(f"{name}/evidence", fault.evidence)
    return plan.Fault(
        id=fault.id,
        alias=fault.alias,
        ci=fault.ci,
        mechanism=fault.mechanism,
        service=fault.service,
        conditions=fault.conditions,
        normal=fault.normal,
        cause=fault.cause,
        when=fault.while_,
        starts=plan.Starts(fault.starts.after_change, fault.starts.unless_control, fault.starts.hazard),
        every=tuple(plan.Every(row.set, row.each, row.while_) for row in fault.every),
        ends=tuple(plan.End(row.by, row.wait, row.set) for row in fault.ends),
        costs=tuple(plan.Cost(cost.at, cost.loss, scope_of(cost), cost.while_) for cost in fault.costs),
        moves=tuple(_move(move, number, name, digits, book) for number, move in enumerate(fault.moves)),
        damage=_damage(fault.damage, name, at, book) if fault.damage else None,
        flips=tuple(_flip(flip, number, name, book) for number, flip in enumerate(fault.flips)),
        like=fault.like,
        notices=fault.notices,
        impact=fault.impact,
        urgency=fault.urgency,
        category=fault.category[0],
        subcategory=fault.category[1],
        security=fault.security,
        regulator=fault.regulator,
        unmeetable=fault.unmeetable,
        recurs=fault.recurs,
        prevents=tuple((row.remedy, row.at) for row in fault.prevents),
        leak=fault.leak,
    )


def _move(move: trouble.Move, number: int, name: str, digits: Digits, book: TextBook) -> plan.Move:
    reads = move.reads
    value = own_scale(reads, digits.get((base_of(move.at), move.signal), 0)) if isinstance(reads, Reading) else None
    sentence = move.text or (reads if isinstance(reads, tuple) else ())
    return plan.Move(
        at=move.at,
        signal=move.signal,
        record=move.record,
        by=move.by,
        reads=value,
        text=book.add(f"{name}/move/{number}", sentence),
        climbs=move.climbs,
        when=move.while_,
        lasts=move.lasts,
        before=move.before,
    )


def _damage(damage: trouble.Damage, name: str, at: Frame, book: TextBook) -> plan.Damage:
    repair = damage.repair
    return plan.Damage(
        of=book.add(f"{name}/damage", damage.of),
        grows=damage.grows.units,
        each=damage.grows.each,
        repair=repair.remedy if repair else "",
        repair_at=repair.at if repair else "",
        by=at.tick(repair.by) if repair and repair.by else None,
        cents_each=damage.each_costs,
        cents_late=damage.late_costs,
    )


def _flip(flip: trouble.Flip, number: int, name: str, book: TextBook) -> plan.Flip:
    return plan.Flip(
        remedy=flip.remedy,
        at=flip.at,
        who=flip.who,
        approval=flip.approval,
        set=flip.set,
        damage=flip.damage,
        harm=book.add(f"{name}/harm/{number}", flip.harm),
        spawns=flip.spawns,
        destroys=flip.destroys,
        relief=flip.relief,
    )


def build_fact(
    name: str, fact: trouble.Fact, about: tuple[str, ...], onset: int | None, at: Frame, book: TextBook
) -> plan.FactSpec:
    """Give a fact; `onset` is when its fault begins at the earliest, None when it has no fault here."""
    return plan.FactSpec(
        id=name,
        text=book.add(f"fact/{name}", fact.text),
        about=about,
        covers=fact.covers,
        service=fact.service,
        ci=fact.part,
        symptoms=fact.symptoms,
        suggests=fact.suggests,
        impact=fact.impact,
        urgency=fact.urgency,
        claim=fact.claim,
        security=fact.security,
        since=_since(fact.since, onset, at),
        sites=fact.sites,
    )


def _since(since: Moment | Onset | None, onset: int | None, at: Frame) -> int | None:
    if since is None or (isinstance(since, Onset) and onset is None):
        return None
    return at.resolve(since, onset or 0)


def build_need(need: needs.Need) -> plan.Need:
    """Give a need."""
    category, subcategory = need.category or ("", "")
    return plan.Need(
        id=need.id,
        kind=need.kind,
        service=need.service,
        ci=need.part,
        impact=need.impact,
        urgency=need.urgency,
        type=need.type,
        category=category,
        subcategory=subcategory,
        met_by=tuple(_patterns(need.met_by)),
        owner=need.owner,
        must_not=tuple(_patterns(need.must_not)),
        repeats_until=need.repeats_until,
    )


def _patterns(acts: tuple[needs.ActPattern, ...]) -> Iterator[plan.Pattern]:
    for row in acts:
        act = "say_no" if row.act == "say-no" else row.act
        yield plan.Pattern(act, row.args)


def build_article(head: articles.ArticleHead, body: str, book: TextBook) -> plan.Article:
    """Give an article; its body goes into the book under `article/<id>`."""
    return plan.Article(
        id=head.id,
        title=head.title,
        symptoms=head.symptoms,
        words=head.words,
        steps=tuple(_step(step) for step in head.steps),
        answers=head.answers,
        body=book.add(f"article/{head.id}", (body,) if body else ()),
    )


def _step(step: articles.Step) -> plan.Step:
    return plan.Step(
        diagnostic=step.diagnostic,
        target=step.target,
        signal=step.signal,
        record=step.record,
        side=step.side or ("entry" if step.record else "above"),
        component=step.component,
        mechanism=step.mechanism,
        acts=tuple(plan.Act(act.remedy, act.at, act.by, act.approval) for act in step.acts),
        workaround=step.workaround,
        rules_out=step.rules_out,
    )
