"""Which folders a path on the command line means: a scenario, an enterprise, or a folder full of them."""

from pathlib import Path

FIRM_MARK = "sites.yaml"
FIRM_NAME = "eastcity"
STORY_MARK = "scenario.yaml"


def is_firm(folder: Path) -> bool:
    """Whether a folder is an enterprise."""
    return folder.is_dir() and ((folder / FIRM_MARK).is_file() or folder.name == FIRM_NAME)


def firm_for(folder: Path) -> Path | None:
    """Give the enterprise a scenario folder plays in: `eastcity` beside it or beside one of the folders above."""
    for above in (folder, *folder.resolve().parents):
        candidate = above / FIRM_NAME
        if is_firm(candidate):
            return candidate
    return None


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
    firms = sorted(
        {mark.parent for mark in path.rglob(FIRM_MARK)} | {f for f in path.glob(f"*/{FIRM_NAME}") if f.is_dir()}
    )
    if is_firm(path / FIRM_NAME) and path / FIRM_NAME not in firms:
        firms.append(path / FIRM_NAME)
    return firms, sorted(mark.parent for mark in path.rglob(STORY_MARK))
