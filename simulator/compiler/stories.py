"""A scenario's folder to models: the shift, its pages and playthroughs, and its own files added to the enterprise."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.compiler.files import ENTERPRISE_FILES, Firm, Loaded, inside, keep, shown
from simulator.compiler.find import FIRM_NAME, STORY_MARK
from simulator.compiler.locate import Source, read_text
from simulator.compiler.own import Within, addition, join
from simulator.compiler.problems import Problem, Problems, did_you_mean
from simulator.compiler.schema import shift, trouble
from simulator.compiler.schema.articles import ArticleHead
from simulator.compiler.schema.scripts import PlaythroughFile

PAGES = ("briefing", "card", "tutor")
FOLDERS = ("articles", "faults", "playthroughs", "schema", FIRM_NAME)
"""Folders that a scenario's folder may hold; `schema` is the editor's."""


@dataclass(slots=True)
class Story:
    """One scenario as loaded, in the firm it plays in."""

    firm: Firm
    """The enterprise, with what the scenario's own files add."""
    folder: Path
    scenario: Loaded[shift.ScenarioFile] | None = None
    pages: dict[str, Source] = field(default_factory=dict)
    """briefing, card and tutor notes; the text is the body."""
    scripts: dict[str, Loaded[PlaythroughFile]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    articles: frozenset[str] = frozenset()
    """Names of the articles that are the scenario's own."""
    extends: bool = False
    """Whether the firm is another than the one that ships."""
    broken: bool = False
    """A file of it has no shape; what the others mean with it cannot be said."""


def load_story(folder: Path, firm_loaded: Firm) -> Story:
    """Read a scenario folder; whatever is wrong is collected in `problems`."""
    story = Story(firm_loaded, folder)
    found: dict[str, Loaded[shift.ScenarioFile]] = {}
    keep(found, "scenario", shift.ScenarioFile, folder / STORY_MARK, folder, story.problems)
    story.scenario = found.get("scenario")
    for page in PAGES:
        path = folder / f"{page}.md"
        if not path.exists() and not path.is_symlink():
            continue
        try:
            text = read_text(path, folder, shown(path))
            story.pages[page] = Source(shown(path), None, {(): (1, 1)}, body=text.strip(), body_line=1)
        except Problems as bad:
            story.problems.extend(bad.problems)
    for path in inside(folder / "playthroughs", ".yaml"):
        keep(story.scripts, path.stem, PlaythroughFile, path, folder, story.problems)
    story.problems.extend(_strays(folder))
    before = len(story.problems)
    _extend(story)
    story.broken = story.scenario is None or any(row.severity == "error" for row in story.problems[before:])
    if story.broken:
        story.firm, story.extends = firm_loaded, False
    return story


def _extend(story: Story) -> None:
    """Give the story a firm of its own when its folder holds files of one."""
    base, folder = story.firm, story.folder
    firm = Firm(base.folder, dict(base.files), dict(base.faults), dict(base.articles))
    own: dict[str, Loaded[Any]] = {}
    for stem, model in ENTERPRISE_FILES.items():
        path = folder / f"{stem}.yaml"
        if path.is_file():
            keep(own, stem, addition(model), path, folder, story.problems)
    for stem, entry in own.items():
        before = firm.files.get(stem)
        if before is None:
            firm.files[stem] = entry
            continue
        joined, source, problems = join(before.model, before.source, entry.model, entry.source)
        firm.files[stem] = Loaded(joined, source)
        story.problems.extend(problems)
    faults, articles = _own_faults(story), _own_articles(story)
    if own or faults or articles:
        _add(story, firm.faults, faults, "fault")
        _add(story, firm.articles, articles, "article")
        _mutual(firm, faults)
        firm.problems.extend(base.problems)
        firm.told = story.scenario.model.facts if story.scenario else {}
        story.firm, story.extends, story.articles = firm, True, frozenset(articles)


def _own_faults(story: Story) -> dict[str, Loaded[trouble.FaultFile]]:
    found: dict[str, Loaded[trouble.FaultFile]] = {}
    for path in inside(story.folder / "faults", ".yaml"):
        keep(found, path.stem, trouble.FaultFile, path, story.folder, story.problems)
    if story.scenario:
        for number, model in enumerate(story.scenario.model.modes):
            source = Within.of(story.scenario.source, ("modes", number))
            if model.id in found:
                story.problems.append(source.problem(("id",), f"stands in faults/{model.id}.yaml too: {model.id!r}"))
            else:
                found[model.id] = Loaded(model, source)
    return found


def _own_articles(story: Story) -> dict[str, Loaded[ArticleHead]]:
    found: dict[str, Loaded[ArticleHead]] = {}
    for path in inside(story.folder / "articles", ".md"):
        keep(found, path.stem, ArticleHead, path, story.folder, story.problems)
    return found


def _add(story: Story, firm: dict[str, Loaded[Any]], own: dict[str, Loaded[Any]], what: str) -> None:
    """Put own files behind those of the enterprise; one whose name is taken is a problem and left out."""
    taken = {getattr(entry.model, "id", "") for entry in firm.values()}
    for stem, entry in own.items():
        name = str(getattr(entry.model, "id", ""))
        if stem in firm or name in taken:
            message = f"is {what} {name!r} of the enterprise too; give it another name, in its file's name as well"
            story.problems.append(entry.source.problem(("id",), message))
        else:
            firm[stem] = entry
            taken.add(name)


def _mutual(firm: Firm, own: dict[str, Loaded[trouble.FaultFile]]) -> None:
    """Let faults of the enterprise that an own one looks like look like it; their files cannot know of it."""
    for entry in own.values():
        for name in entry.model.like:
            there = firm.faults.get(name)
            if there is not None and name not in own and entry.model.id not in there.model.like:
                model = there.model.model_copy(update={"like": (*there.model.like, entry.model.id)})
                firm.faults[name] = Loaded(model, there.source)


def _strays(folder: Path) -> Iterator[Problem]:
    """Warn of files and folders beside the scenario that nothing reads, such as `voice.yaml` or `fault/`."""
    files = {STORY_MARK, *(f"{stem}.yaml" for stem in ENTERPRISE_FILES), *(f"{page}.md" for page in PAGES)}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = path.name
        known = FOLDERS if path.is_dir() else files
        if name in known or name.startswith((".", "_")):
            continue
        meant = did_you_mean(name, known)
        if path.suffix in (".yaml", ".yml") or (meant and path.suffix != ".json"):
            yield Problem(shown(path), 0, 0, "", "is read by nobody here", meant, "warning")
