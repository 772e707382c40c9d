"""Files to models: which file has which shape, and every error of shape at its place. Runs nothing a file says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from simulator.compiler.explain import problems_of
from simulator.compiler.locate import Source, load_markdown, load_yaml, read_text
from simulator.compiler.problems import Problem, Problems
from simulator.compiler.schema import firm, parts, shift, trouble

M = TypeVar("M", bound=BaseModel)

ENTERPRISE_FILES: dict[str, type[BaseModel]] = {
    "sites": firm.SitesFile,
    "groups": firm.GroupsFile,
    "people": firm.PeopleFile,
    "cast": firm.CastFile,
    "kinds": parts.KindsFile,
    "parts": parts.PartsFile,
    "services": firm.ServicesFile,
    "dependencies": firm.DependenciesFile,
    "sla": firm.SlaFile,
    "diagnostics": parts.DiagnosticsFile,
    "remedies": parts.RemediesFile,
    "rules": parts.RulesFile,
    "efforts": firm.EffortsFile,
    "glossary": firm.GlossaryFile,
    "audiences": firm.AudiencesFile,
    "calendars": firm.CalendarsFile,
    "outcomes": firm.OutcomesFile,
    "voices": shift.VoicesFile,
    "needs": trouble.NeedsFile,
    "facts": trouble.FactsFile,
    "background": shift.BackgroundFile,
    "anomalies": parts.AnomaliesFile,
    "inherited": shift.InheritedFile,
}
"""File name without .yaml -> its shape."""

OPTIONAL = frozenset({"inherited", "dependencies", "facts", "anomalies", "background"})
PAGES = ("briefing", "card", "tutor")


@dataclass(slots=True)
class Loaded(Generic[M]):
    """A model with the source it came from."""

    model: M
    source: Source


@dataclass(slots=True)
class Firm:
    """The enterprise as loaded; a file that is missing or broken is absent here and stands in `problems`."""

    folder: Path
    files: dict[str, Loaded[Any]] = field(default_factory=dict)
    faults: dict[str, Loaded[trouble.FaultFile]] = field(default_factory=dict)
    articles: dict[str, Loaded[trouble.ArticleHead]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """One scenario as loaded, in the firm it plays in."""

    firm: Firm
    folder: Path
    scenario: Loaded[shift.ScenarioFile] | None = None
    pages: dict[str, Source] = field(default_factory=dict)
    """briefing, card and tutor notes; the text is the body."""
    scripts: dict[str, Loaded[shift.PlaythroughFile]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load_model(model: type[M], source: Source) -> Loaded[M]:
    """Give the model of a source, or raise Problems with all errors of shape."""
    if source.data is None:
        raise Problems([Problem(source.file, 1, 1, "", "is empty")])
    try:
        return Loaded(model.model_validate(source.data), source)
    except ValidationError as bad:
        raise Problems(problems_of(bad, model, source)) from None


def load_firm(folder: Path) -> Firm:
    """Read an enterprise folder; whatever is wrong is collected in `problems`."""
    loaded = Firm(folder)
    for stem, model in ENTERPRISE_FILES.items():
        path = folder / f"{stem}.yaml"
        if path.is_file():
            _keep(loaded.files, stem, model, path, folder, loaded.problems)
        elif stem not in OPTIONAL:
            loaded.problems.append(Problem(shown(path), 0, 0, "", "is missing"))
    for path in inside(folder / "faults", ".yaml"):
        _keep(loaded.faults, path.stem, trouble.FaultFile, path, folder, loaded.problems)
    for path in inside(folder / "articles", ".md"):
        _keep(loaded.articles, path.stem, trouble.ArticleHead, path, folder, loaded.problems)
    known = {f"{stem}.yaml" for stem in ENTERPRISE_FILES}
    for path in inside(folder, ".yaml"):
        if path.name not in known:
            loaded.problems.append(Problem(shown(path), 0, 0, "", "is no file of an enterprise", "", "warning"))
    return loaded


def load_story(folder: Path, firm_loaded: Firm) -> Story:
    """Read a scenario folder; whatever is wrong is collected in `problems`."""
    story = Story(firm_loaded, folder)
    found: dict[str, Loaded[shift.ScenarioFile]] = {}
    _keep(found, "scenario", shift.ScenarioFile, folder / "scenario.yaml", folder, story.problems)
    story.scenario = found.get("scenario")
    for page in PAGES:
        path = folder / f"{page}.md"
        try:
            text = read_text(path, folder, shown(path))
            story.pages[page] = Source(shown(path), None, {(): (1, 1)}, body=text.strip(), body_line=1)
        except Problems as bad:
            if path.exists() or page == "briefing":
                story.problems.extend(bad.problems)
    for path in inside(folder / "playthroughs", ".yaml"):
        _keep(story.scripts, path.stem, shift.PlaythroughFile, path, folder, story.problems)
    return story


def load_script(path: Path) -> Loaded[shift.PlaythroughFile]:
    """Read one playthrough. Raises Problems."""
    return load_model(shift.PlaythroughFile, load_yaml(path, path.parent, shown(path)))


def inside(folder: Path, suffix: str) -> Iterator[Path]:
    """Give the files of a folder with that suffix, in order of names; none when there is no such folder."""
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.suffix == suffix and path.is_file())


def shown(path: Path) -> str:
    """Give a path as it is shown in messages: relative to the current folder where it lies inside it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def _keep(
    into: dict[str, Loaded[Any]], stem: str, model: type[BaseModel], path: Path, root: Path, problems: list[Problem]
) -> None:
    name = shown(path)
    try:
        source = load_markdown(path, root, name) if path.suffix == ".md" else load_yaml(path, root, name)
        into[stem] = load_model(model, source)
    except Problems as bad:
        problems.extend(bad.problems)
