"""Files to models: which file has which shape, and every error of shape at its place. Runs nothing a file says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from simulator.compiler.explain import problems_of
from simulator.compiler.locate import Source, load_yaml, parse_markdown, parse_yaml, read_text
from simulator.compiler.parsed import Parsed, once
from simulator.compiler.problems import Problem, Problems
from simulator.compiler.schema import callers, firm, needs, parts, scripts, services, shift, trouble
from simulator.compiler.schema.articles import ArticleHead

M = TypeVar("M", bound=BaseModel)

ENTERPRISE_FILES: dict[str, type[BaseModel]] = {
    "sites": firm.SitesFile,
    "groups": firm.GroupsFile,
    "people": firm.PeopleFile,
    "cast": firm.CastFile,
    "kinds": parts.KindsFile,
    "parts": parts.PartsFile,
    "services": services.ServicesFile,
    "dependencies": services.DependenciesFile,
    "sla": services.SlaFile,
    "diagnostics": parts.DiagnosticsFile,
    "remedies": parts.RemediesFile,
    "rules": parts.RulesFile,
    "efforts": firm.EffortsFile,
    "glossary": firm.GlossaryFile,
    "audiences": firm.AudiencesFile,
    "calendars": services.CalendarsFile,
    "outcomes": firm.OutcomesFile,
    "voices": callers.VoicesFile,
    "needs": needs.NeedsFile,
    "facts": trouble.FactsFile,
    "background": callers.BackgroundFile,
    "anomalies": parts.AnomaliesFile,
    "inherited": shift.InheritedFile,
}
"""File name without .yaml -> its shape."""

OPTIONAL = frozenset({"inherited", "dependencies", "facts", "anomalies", "background"})


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
    articles: dict[str, Loaded[ArticleHead]] = field(default_factory=dict)
    told: Mapping[str, trouble.Fact] = field(default_factory=dict)
    """Facts of the scenario whose own files stand among these; they may give them."""
    problems: list[Problem] = field(default_factory=list)
    checked: tuple[Problem, ...] | None = None
    """Everything wrong with it, once it was checked."""


def load_model(model: type[M], source: Source) -> Loaded[M]:
    """Give the model of a source, or raise Problems with all errors of shape."""
    if source.data is None:
        raise Problems([Problem(source.file, 1, 1, "", "is empty")])
    try:
        return Loaded(model.model_validate(source.data), source)
    except ValidationError as bad:
        raise Problems(problems_of(bad, model, source)) from None


def load_firm(folder: Path) -> Firm:
    """Read an enterprise folder; whatever is wrong is collected in `problems`. Read once as long as nothing changes."""
    stamp = tuple(
        (path.as_posix(), (state := path.stat()).st_mtime_ns, state.st_size)
        for below in (folder, folder / "faults", folder / "articles")
        for path in (*inside(below, ".yaml"), *inside(below, ".md"))
    )
    return _load_firm(folder, stamp, Path.cwd())


@lru_cache(maxsize=4)
def _load_firm(folder: Path, _stamp: tuple[tuple[str, int, int], ...], _here: Path) -> Firm:
    loaded, parsed = Firm(folder), Parsed(folder)
    for stem, model in ENTERPRISE_FILES.items():
        path = folder / f"{stem}.yaml"
        if path.is_file():
            keep(loaded.files, stem, model, path, folder, loaded.problems, parsed)
        elif stem not in OPTIONAL:
            loaded.problems.append(Problem(shown(path), 0, 0, "", "is missing"))
    for path in inside(folder / "faults", ".yaml"):
        keep(loaded.faults, path.stem, trouble.FaultFile, path, folder, loaded.problems, parsed)
    for path in inside(folder / "articles", ".md"):
        keep(loaded.articles, path.stem, ArticleHead, path, folder, loaded.problems, parsed)
    known = {f"{stem}.yaml" for stem in ENTERPRISE_FILES}
    for path in inside(folder, ".yaml"):
        if path.name not in known:
            loaded.problems.append(Problem(shown(path), 0, 0, "", "is no file of an enterprise", "", "warning"))
    parsed.keep()
    return loaded


def load_script(path: Path) -> Loaded[scripts.PlaythroughFile]:
    """Read one playthrough. Raises Problems."""
    return load_model(scripts.PlaythroughFile, load_yaml(path, path.parent, shown(path)))


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


def keep(
    into: dict[str, Loaded[Any]],
    stem: str,
    model: type[BaseModel],
    path: Path,
    root: Path,
    problems: list[Problem],
    parsed: Parsed | None = None,
) -> None:
    """Read a file into a table, or say what is wrong with it."""
    name = shown(path)
    try:
        text = read_text(path, root, name)
        parse = parse_markdown if path.suffix == ".md" else parse_yaml
        source = parsed.source(text, name, parse) if parsed else once(text, name, parse)
        into[stem] = load_model(model, source)
    except Problems as bad:
        problems.extend(bad.problems)
