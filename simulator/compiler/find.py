"""Which folders a path means: a scenario, an enterprise, or a folder full of them."""

from pathlib import Path

FIRM_MARK = "sites.yaml"
FIRM_NAME = "eastcity"
STORY_MARK = "scenario.yaml"


def is_firm(folder: Path) -> bool:
    """Whether a folder is an enterprise; its name alone makes it none, and offices of a scenario's own do not."""
    return (folder / FIRM_MARK).is_file() and not (folder / STORY_MARK).is_file()


def firm_for(folder: Path) -> Path | None:
    """Give the enterprise a scenario folder plays in: `eastcity` beside it or beside a folder above, else our own."""
    package = Path(__file__).parent.parent
    own = [package / "_scenarios" / FIRM_NAME, package.parent / "scenarios" / FIRM_NAME]
    around = [above / FIRM_NAME for above in (folder, *folder.resolve().parents)]
    return next((candidate for candidate in (*around, *own) if is_firm(candidate)), None)


def folders(path: Path) -> tuple[list[Path], list[Path]]:
    """Give (enterprise folders, scenario folders) that a path names or holds, in order of names."""
    if path.is_file():
        path = path.parent
    home = path.resolve()
    for above in (home, *home.parents):
        if is_firm(above):
            return [above], []
        if (above / STORY_MARK).is_file():
            return [], [above]
    firms = sorted(mark.parent for mark in path.rglob(FIRM_MARK) if is_firm(mark.parent))
    return firms, sorted(mark.parent for mark in path.rglob(STORY_MARK))
