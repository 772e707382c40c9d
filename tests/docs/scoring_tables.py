"""The tables of `docs/how-scoring-works.md` as the code computes them, and the page filled with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from scoring import outcomes, par
from scoring.measures import clocks, cost, courtesy, diagnosis, improvement, integrity, lasting, satisfaction, triage
from scoring.measures import updates as word
from scoring.rubric import DEFAULTS, FAMILIES, VETO_CAP, WHOLE, redistribute, scaled
from simulator.domain.clocks.rules import CHASE, WARNING_PERCENT
from simulator.domain.priority import priority
from simulator.domain.time import HOUR, MINUTE
from tests.support.runs import plan_of

PAGE = Path(__file__).parents[2] / "docs" / "how-scoring-works.md"
POINT = 100
BLOCK = re.compile(r"(<!-- table: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def rows(head: str, lines: Iterable[tuple[object, ...]]) -> str:
    """A Markdown table under a head written as `a | b`."""
    columns = head.split(" | ")
    found = [f"| {head} |", "|" + " --- |" * len(columns)]
    found += ["| " + " | ".join(str(cell) for cell in line) + " |" for line in lines]
    return "\n".join(found) + "\n"


def points(basis_points: int) -> str:
    """Basis points as points of a hundred: `20`, `1.5`."""
    return f"{basis_points / POINT:g}"


def percent(share: int) -> str:
    """A share in basis points as percent."""
    return f"{share * 100 / WHOLE:.4g} %"


def span(ticks: int) -> str:
    """A length of time in the unit it is spoken of: `20 min`, `4 h`."""
    return f"{ticks // HOUR} h" if ticks % HOUR == 0 else f"{ticks // MINUTE} min"


def measures() -> str:
    """Every measure with its family and weight."""
    lines = [(m.family, f"`{m.id}`", points(m.weight)) for m in DEFAULTS]
    return rows("family | measure | points of 100", lines)


def families() -> str:
    """The sum of each family."""
    sums = [(name, points(sum(m.weight for m in DEFAULTS if m.family == name))) for name in FAMILIES]
    return rows("family | points of 100", sums)


def matrix() -> str:
    """Priority from impact and urgency."""
    lines = [(f"impact {i}", *(f"P{priority(i, u)}" for u in (1, 2, 3))) for i in (1, 2, 3)]
    return rows("priority | urgency 1 | urgency 2 | urgency 3", lines)


def targets() -> str:
    """What a priority promises, and how heavy it weighs."""
    known = plan_of("portal-warning").enterprise.targets
    lines = [
        (f"P{n}", span(t.response), span(t.resolution), "round the clock" if t.always else "service hours", 6 - n)
        for n, t in enumerate(known, 1)
    ]
    return rows("priority | response | resolution | counted in | weight of a duty", lines)


def given_over() -> str:
    """What becomes of the weights when a measure is not owed: an example of service, and an empty family."""
    every = [m.id for m in DEFAULTS]
    no_cost = redistribute(DEFAULTS, [name for name in every if name != "cost-avoided"])
    calm = redistribute(DEFAULTS, [m.id for m in DEFAULTS if m.family != "improvement"])
    lines = [(f"`{m.id}`", points(m.weight), points(no_cost[m.id]), points(calm[m.id])) for m in DEFAULTS]
    return rows("measure | all owed | no cost to avoid | nothing to improve", lines)


def priority_credit() -> str:
    """What a chosen level is worth against the right one."""
    lines = [(f"P{right}", *(percent(triage.credit(chosen, right)) for chosen in range(1, 6))) for right in range(1, 6)]
    return rows("right | set P1 | set P2 | set P3 | set P4 | set P5", lines)


def words() -> str:
    """When word is due and how often."""
    lines = [(f"P{n}", span(word.FIRST_WITHIN[n]), span(word.CADENCE[n])) for n in word.FIRST_WITHIN]
    return rows("priority | first word after it can be known | then at least every", lines)


def ask() -> str:
    """The worth of a restoration by others after so many asks that came back."""
    return rows("asks that came back | worth", [(n, percent(share)) for n, share in enumerate(clocks.BOUNCE_SHARES)])


def survey() -> str:
    """The weights of the four questions."""
    names = ("solved", "professional", "timely", "kept informed")
    lines = [
        (name, f"{a} %", f"{b} %")
        for name, a, b in zip(names, satisfaction.WEIGHTS, satisfaction.WEIGHTS_WAITING, strict=True)
    ]
    return rows("question | anybody | somebody who wants word at a rhythm", lines)


def harms() -> str:
    """What one act of each kind takes from quality."""
    lines = [
        ("it does harm beside its effect", points(lasting.HARM)),
        ("it takes something down in service hours and restores nothing", points(lasting.OUTAGE)),
        ("it makes more damage to repair", points(lasting.DAMAGE)),
        ("it starts a trouble of its own", points(lasting.SPAWNED)),
        ("somebody is given what was not ours to give", points(lasting.VIOLATED)),
    ]
    return rows("what a remedy of ours, or one we asked for, did | points lost", lines)


def cost_examples() -> str:
    """The share of cost avoided for a few shifts, between an empty chair of 90,000 and a best run of 10,000."""
    shares = [
        (you, cost.share_avoided(you * 100, 9_000_000, 1_000_000)) for you in (10_000, 30_000, 50_000, 90_000, 120_000)
    ]
    lines = [(f"SGD {you:,}", percent(share), points(scaled(DEFAULTS[0].weight, share))) for you, share in shares]
    return rows("your shift cost | share | points of 20", lines)


def par_examples() -> str:
    """Par and stars of a few runs, with idle at 0, fifo at 33, strict-priority at 39 and careful at 90."""
    lines = [
        (points(you), par.par(you, 0, 9_000), par.stars(you, 3_300, 3_900, 0, 9_000))
        for you in (-500, 0, 3_300, 4_500, 8_200, 9_000, 9_500)
    ]
    return rows("your points | par | stars", lines)


def figures() -> str:
    """Every other constant that decides something."""
    told = [
        ("the least cost that can be avoided, else it is not owed", f"SGD {cost.LEAST_CENTS // 100:,}"),
        ("a hold without a fresh word pauses at most", span(CHASE) + " of service time"),
        ("you are warned when a clock is used to", f"{WARNING_PERCENT} %"),
        ("classification: type", percent(triage.TYPE_SHARE)),
        ("classification: category", percent(triage.CATEGORY_SHARE)),
        ("classification: subcategory", percent(triage.SUBCATEGORY_SHARE)),
        ("classification: service", percent(triage.SERVICE_SHARE)),
        ("classification: part", percent(triage.PART_SHARE)),
        ("priority: time to revise after the fact is held", span(triage.REVISE_WITHIN)),
        ("diagnosis: a time counts as near the start within", span(diagnosis.NEAR_START)),
        ("diagnosis: worth when nothing speaks against a look-alike", percent(diagnosis.WITHOUT_COUNTER)),
        ("updates: share of the first word", f"{word.FIRST_SHARE} %"),
        ("updates: share of the rhythm", f"{word.AGAIN_SHARE} %"),
        ("updates: grace after each slot", span(word.GRACE)),
        ("updates: least worth of a true first word in time", percent(word.CONTENT_FLOOR)),
        ("promises: a missed one is measured against at least", courtesy.LEAST_PROMISES),
        ("colleagues: an ask that came back, a contact passed to the wrong group", percent(courtesy.BOUNCE_SHARE)),
        ("colleagues: an ask that found nothing", percent(courtesy.VAIN_SHARE)),
        ("colleagues: a needless problem", percent(courtesy.PROBLEM_SHARE)),
        ("knowledge: minutes that a whole known error saves", improvement.KNOWN_ERROR_MINUTES),
        ("knowledge: minutes that a guide saves for each who asks", improvement.GUIDE_MINUTES),
        ("hazards: a change nobody has decided yet", percent(improvement.PENDING_SHARE)),
        ("honest clocks: one dishonest stop takes", percent(integrity.BREACH_SHARE)),
        ("boundaries: something forbidden takes", percent(integrity.MUST_NOT_SHARE)),
        ("boundaries: something not asked for takes", percent(integrity.MUST_ASK_SHARE)),
        ("Security must know within", span(integrity.TELL_WITHIN)),
        ("veto: dishonest stops", integrity.VETO_STOPS),
        ("veto: most that is left", f"{points(VETO_CAP)} points"),
        ("par needs between idle and careful at least", f"{points(par.NO_PAR_UNDER)} points"),
        ("the third star asks for this part of the way", percent(par.STAR_SHARE)),
        ("an outcome is shown from", f"{outcomes.SHOWN} %"),
        ("an outcome is partly shown from", f"{outcomes.PARTLY} %"),
    ]
    return rows("figure | value", told)


TABLES = {
    "measures": measures,
    "families": families,
    "matrix": matrix,
    "targets": targets,
    "given-over": given_over,
    "priority-credit": priority_credit,
    "words": words,
    "ask": ask,
    "survey": survey,
    "harms": harms,
    "cost-examples": cost_examples,
    "par-examples": par_examples,
    "figures": figures,
}


def filled(page: str) -> str:
    """The page with every marked table as the code computes it."""
    return BLOCK.sub(lambda block: f"{block[1]}{TABLES[block[2]]()}{block[3]}", page)


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
