"""Everything wrong with a set of files: shape first, then what the parts mean together."""

from collections.abc import Iterable
from pathlib import Path

from simulator.compiler.files import Firm, Story, load_firm, load_story, shown
from simulator.compiler.find import firm_for, folders
from simulator.compiler.problems import Problem


def check_paths(paths: Iterable[Path]) -> list[Problem]:
    """Give every problem of the enterprises and scenarios these paths name or hold, sorted."""
    problems: list[Problem] = []
    firms: dict[Path, Firm] = {}

    def firm_at(folder: Path) -> Firm:
        key = folder.resolve()
        if key not in firms:
            firms[key] = load_firm(folder)
        return firms[key]

    for path in paths:
        if not path.exists():
            problems.append(Problem(shown(path), 0, 0, "", "does not exist"))
            continue
        enterprises, stories = folders(path)
        for folder in enterprises:
            problems.extend(firm_at(folder).problems)
        for folder in stories:
            home = firm_for(folder)
            if home is None:
                problems.append(Problem(shown(folder), 0, 0, "", "has no enterprise: no folder eastcity beside it"))
                continue
            story = load_story(folder, firm_at(home))
            problems.extend(check_story(story))
        if not enterprises and not stories:
            problems.append(Problem(shown(path), 0, 0, "", "holds no enterprise and no scenario"))
    return sorted(set(problems))


def check_story(story: Story) -> list[Problem]:
    """Give every problem of a scenario and the enterprise it plays in."""
    return [*story.firm.problems, *story.problems]
