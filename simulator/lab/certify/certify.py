"""A certification from beginning to end: check the files, play the ladder, judge, give the certificate."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.rubric import RUBRIC_VERSION
from simulator import __version__
from simulator.bots.registry import GAMING
from simulator.compiler import plan_digest
from simulator.compiler.catalog import find, load_folder
from simulator.compiler.check import check_paths
from simulator.compiler.files import load_firm
from simulator.compiler.find import firm_for
from simulator.compiler.problems import Problem, Problems
from simulator.compiler.stage import stage
from simulator.domain.plan import Plan
from simulator.lab.certify.content import CONTENT, earned
from simulator.lab.certify.kept import Kept, script_digests
from simulator.lab.certify.lines import Certificate, Line, Spread
from simulator.lab.certify.mark import FORMAT, sources_of
from simulator.lab.certify.numbers import mean, percentile
from simulator.lab.certify.played import COSTED, Job, Room, by_policy, play_all
from simulator.lab.certify.rules import GUIDED, LADDER, SEPARATES, Field, load_of
from simulator.lab.certify.sheet import Sheet
from simulator.lab.certify.ways import Experiment, experiments
from simulator.lab.playthrough import script_of

TRIES = 5
"""Seeds on which each other way and each trap of a fault is tried."""
QUICK, SLOW = 9, 24
"""Seconds a quick and a slow reader take for one act: read, choose, give it."""
LEAK = "gives the answer away"
"""How the check of texts words that visible text holds the answer."""
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the runs are."""

    done: int
    of: int
    kept: int
    """Seeds of which every run was there from before."""


class Interrupted(Exception):
    """Stopped by somebody; what was finished is kept."""


Told = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Subject:
    """A scenario that can be played, with what its certificate is tied to."""

    folder: Path
    plan: Plan
    title: str
    digest: str
    scripts: dict[str, str]

    @classmethod
    def of(cls, place: str | Path) -> Subject:
        """The scenario of an id or folder. Raises Problems."""
        folder = find(place)
        plan, _ = load_folder(folder)
        return cls(folder, plan, plan.scenario.title, plan_digest(plan), script_digests(folder))


def ladder(plan: Plan, scripts: Sequence[str]) -> tuple[str, ...]:
    """Every policy that plays each seed."""
    policies = [*COSTED, *GAMING]
    if plan.scenario.lesson != GUIDED:
        policies += ["fifo", "strict-priority", "memoriser"]
        policies += [name for what in plan.scenario.separates if what in SEPARATES for name in SEPARATES[what][:2]]
    return tuple(dict.fromkeys([*policies, *scripts]))


def wanted(
    plan: Plan, seeds: Sequence[int], scripts: Sequence[str], policies: Sequence[str] | None = None
) -> dict[int, tuple[str, ...]]:
    """Seed -> policies: the ladder everywhere, each other way and trap on the first seeds that hold its fault.

    With `policies` only these and the scripts.
    """
    if policies is not None:
        return dict.fromkeys(seeds, tuple(dict.fromkeys([*COSTED, *policies, *scripts])))
    found = dict.fromkeys(seeds, ladder(plan, scripts))
    if plan.scenario.lesson == GUIDED:
        return found
    left: dict[Experiment, int] = dict.fromkeys(experiments(plan), TRIES)
    for seed in seeds:
        if not any(left.values()):
            break
        there = {fault.fault for fault in stage(plan, seed).faults}
        now = [experiment for experiment, count in left.items() if count and experiment.fault in there]
        for experiment in now:
            left[experiment] -= 1
        found[seed] = (*found[seed], *(experiment.name for experiment in now))
    return found


def played(
    subject: Subject,
    seeds: Sequence[int],
    workers: int,
    told: Told,
    stop: Callable[[], bool],
    home: Path | None = None,
    policies: Sequence[str] | None = None,
) -> dict[str, tuple[Sheet, ...]]:
    """All runs by policy; those that were kept are not played again. Raises Interrupted."""
    store = Kept(subject.digest, subject.scripts, home)
    sheets: dict[tuple[int, str], Sheet] = {}
    jobs: list[Job] = []
    for seed, names in wanted(subject.plan, seeds, tuple(subject.scripts), policies).items():
        known = store.read(seed, names)
        sheets.update({(seed, policy): sheet for policy, sheet in known.items()})
        rest = tuple(policy for policy in names if policy not in known)
        if rest:
            cents = tuple((policy, known[policy].cents) for policy in COSTED if policy in known)
            jobs.append(Job(seed, rest, cents))
    before, done = len(seeds) - len(jobs), 0
    told(Progress(before, len(seeds), before))
    for rows in play_all(Room(subject.plan, str(subject.folder)), jobs, workers, stop):
        store.write(rows)
        sheets.update({(row.seed, row.policy): row for row in rows})
        done += 1
        told(Progress(before + done, len(seeds), before))
    if done < len(jobs):
        raise Interrupted
    return by_policy(sheets, seeds)


def field_of(subject: Subject, runs: Mapping[str, tuple[Sheet, ...]]) -> Field:
    """Runs with what is expected of them."""
    scripts = {name: script_of(subject.folder, name) for name in subject.scripts}
    return Field(
        plan=subject.plan,
        runs=dict(runs),
        bands={name: (script.least, script.most) for name, script in scripts.items()},
        steps={name: len(script.steps) for name, script in scripts.items()},
        outcomes=taught(subject),
    )


def taught(subject: Subject) -> dict[str, tuple[str, ...]]:
    """What the scenario teaches -> the measures that show it, as the enterprise's files say."""
    home = firm_for(subject.folder)
    entry = load_firm(home).files.get("outcomes") if home else None
    known = {item.id: tuple(item.measures) for item in entry.model.outcomes} if entry else {}
    return {name: known.get(name, ()) for name in subject.plan.scenario.teaches}


def judged(field: Field, extra: Sequence[Line] = ()) -> tuple[Line, ...]:
    """Every line, in the order of the demands."""
    return (*extra, *(line for rule in (*LADDER, *CONTENT) for line in rule(field)))


def certificate(subject: Subject, field: Field, lines: tuple[Line, ...], seeds: int) -> Certificate:
    """The verdict and its figures."""
    careful = field.runs.get("careful", ())
    acts = [sheet.acts for sheet in careful]
    return Certificate(
        format=FORMAT,
        scenario=subject.plan.scenario.id,
        title=subject.title,
        lesson=subject.plan.scenario.lesson,
        plan=subject.digest,
        sources=sources_of(subject.folder),
        scripts=tuple(sorted(subject.scripts.items())),
        engine=__version__,
        rubric=str(RUBRIC_VERSION),
        seeds=seeds,
        certified=not any(line.failed for line in lines),
        lines=lines,
        spreads=tuple(_spreads(field)),
        reached=earned(field),
        load=mean([load_of(sheet, subject.plan.scenario.shift.length) for sheet in careful]),
        minutes=(percentile(acts, 10) * QUICK // SECONDS, -(-percentile(acts, 90) * SLOW // SECONDS)),
        shift=subject.plan.scenario.shift.length,
    )


def _spreads(field: Field) -> Iterator[Spread]:
    for policy in field.runs:
        if Experiment.read(policy) is None:
            points = field.points(policy)
            yield Spread(policy, mean(points), percentile(points, 5), percentile(points, 95))


def findings(folder: Path) -> tuple[Line, ...]:
    """What is wrong with the files, as lines; warnings are counted only."""
    problems = check_paths([folder])
    errors = [problem for problem in problems if problem.severity == "error"]
    lines = [Line(_code(problem), "", holds=False, words=str(problem)) for problem in errors]
    if len(problems) > len(errors):
        lines.append(Line("warnings", "", holds=False, found=len(problems) - len(errors), note=True))
    return tuple(lines)


def _code(problem: Problem) -> str:
    return "leak" if LEAK in problem.message else "check"


def unplayable(place: str | Path, lines: tuple[Line, ...]) -> Certificate:
    """The verdict on a scenario whose files are wrong: nothing was played."""
    name = Path(place).name
    return Certificate(
        format=FORMAT,
        scenario=name,
        title=name,
        lesson="",
        plan="",
        sources="",
        scripts=(),
        engine=__version__,
        rubric=str(RUBRIC_VERSION),
        seeds=0,
        certified=False,
        lines=lines,
        spreads=(),
        reached=(),
        load=0,
        minutes=(0, 0),
        shift=0,
    )


def certify(
    place: str | Path,
    seeds: int,
    workers: int = 1,
    told: Told = lambda progress: None,
    stop: Callable[[], bool] = lambda: False,
    home: Path | None = None,
    policies: Sequence[str] | None = None,
) -> Certificate:
    """Certify the scenario of an id or folder on the seeds 1 to `seeds`.

    The verdict's bytes do not depend on `workers` or on what was kept from before. `home` is where runs are kept, the
    user's cache folder if left out. With `policies` only these and the scripts play, and demands about others are not
    made. Raises Problems when there is no such scenario, and Interrupted.
    """
    folder = find(place)
    extra = findings(folder)
    if any(line.failed for line in extra):
        return unplayable(folder, extra)
    subject = Subject.of(folder)
    runs = played(subject, range(1, seeds + 1), workers, told, stop, home, policies)
    field = field_of(subject, runs)
    return certificate(subject, field, judged(field, extra), seeds)


__all__ = ["Interrupted", "Problems", "Progress", "Subject", "certify"]
