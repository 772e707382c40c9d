"""Everything wrong with a set of files: shape first, then what the parts mean together. The rules stand in `checks`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from simulator.compiler.checks import articles as article_rules
from simulator.compiler.checks import fair as fair_rules
from simulator.compiler.checks import faults as fault_rules
from simulator.compiler.checks import firm as firm_rules
from simulator.compiler.checks import prose as prose_rules
from simulator.compiler.checks import questions as question_rules
from simulator.compiler.checks import reach as reach_rules
from simulator.compiler.checks import reading as reading_rules
from simulator.compiler.checks import scripts as script_rules
from simulator.compiler.checks import story as story_rules
from simulator.compiler.checks import talk as talk_rules
from simulator.compiler.checks.known import Known
from simulator.compiler.files import Firm, load_firm, shown
from simulator.compiler.find import firm_for, folders
from simulator.compiler.problems import Problem, some
from simulator.compiler.stories import Story, load_story


def check_paths(paths: Iterable[Path]) -> list[Problem]:
    """Give every problem of the enterprises and scenarios these paths name or hold, sorted."""
    problems: list[Problem] = []
    firms: dict[Path, Firm] = {}

    def firm_at(folder: Path) -> Firm:
        key = folder.resolve()
        if key not in firms:
            firms[key] = load_firm(folder)
            problems.extend(check_firm(firms[key]))
        return firms[key]

    for path in paths:
        if not path.exists():
            problems.append(Problem(shown(path), 0, 0, "", "does not exist"))
            continue
        enterprises, stories = folders(path)
        for folder in enterprises:
            firm_at(folder)
        for folder in stories:
            home = firm_for(folder)
            if home is None:
                problems.append(Problem(shown(folder), 0, 0, "", "has no enterprise: no folder eastcity beside it"))
            else:
                story = load_story(folder, firm_at(home))
                problems.extend(check_story(story) if story.extends else _story(story))
        if not enterprises and not stories:
            problems.append(Problem(shown(path), 0, 0, "", "holds no enterprise and no scenario"))
    return sorted(set(problems))


def check_firm(firm: Firm) -> list[Problem]:
    """Give every problem of an enterprise."""
    if firm.checked is not None:
        return list(firm.checked)
    known = Known(firm)
    problems = [*firm.problems, *some(_firm(firm, known), shown(firm.folder))]
    firm.checked = tuple(problems)
    return problems


def _firm(firm: Firm, known: Known) -> Iterator[Problem]:
    trouble = (*fault_rules.CHECKS, *article_rules.CHECKS)
    for rule in (*firm_rules.CHECKS, *trouble, *talk_rules.FIRM_CHECKS, *prose_rules.FIRM_CHECKS):
        yield from rule(known)
    for entry in firm.faults.values():
        for fault_rule in fault_rules.FAULT_CHECKS:
            yield from fault_rule(known, entry)


def check_story(story: Story) -> list[Problem]:
    """Give every problem of a scenario and of the enterprise it plays in, sorted."""
    return sorted({*check_firm(story.firm), *_story(story)})


def _story(story: Story) -> Iterator[Problem]:
    yield from story.problems
    if story.broken or story.scenario is None:
        message = "is checked for what its parts mean together once the files above can be read"
        yield Problem(shown(story.folder), 0, 0, "", message, "", "hint")
        return
    known = story_rules.StoryKnown(story, story.scenario)
    modules = (question_rules, talk_rules, prose_rules, script_rules, reach_rules, fair_rules, reading_rules)
    rules = (*story_rules.CHECKS, *(rule for module in modules for rule in module.STORY_CHECKS))
    yield from some((problem for rule in rules for problem in rule(known)), shown(story.folder))
