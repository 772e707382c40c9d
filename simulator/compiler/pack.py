"""Packs: a scenario folder as one file, and back. What a pack holds is looked at whole before anything is written.

A pack is a ZIP archive of texts with a table of contents: `pack.json` names every file with its SHA-256, and the digest
of that table is the pack's. The same folder gives the same bytes. A pack from somebody else is trusted with nothing:
names are slugs below one folder, sizes are counted while reading, whatever the archive says of itself.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path, PurePosixPath
from typing import Any

import orjson

from simulator.compiler.check import check_paths
from simulator.compiler.files import shown
from simulator.compiler.find import STORY_MARK
from simulator.compiler.locate import MAX_BYTES
from simulator.compiler.places import id_in
from simulator.compiler.problems import Problem, Problems
from simulator.domain.canonical import canonical, digest

FORMAT = 1
TABLE = "pack.json"
SUFFIX = ".ecpack"
MOST_FILES = 300
MOST_BYTES = 8 << 20
"""Of all files together, unpacked."""
LARGEST_PACK = 4 << 20
DEEPEST = 2
"""Folders above a file: `playthroughs/reference.yaml` has one."""
LONGEST_NAME = 80
KINDS = (".yaml", ".md", ".json")
PARTS = ("articles", "faults", "playthroughs")
"""Folders that a scenario may hold."""
LEFT_OUT = ("schema",)
"""Folders that are for editors only and can be made again."""
EPOCH = (1980, 1, 1, 0, 0, 0)

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of one scenario, by name, with the digest that stands for all of them."""

    id: str
    files: dict[str, bytes]

    @property
    def digest(self) -> str:
        """SHA-256 over the table of contents."""
        return digest(self.table())

    def table(self) -> dict[str, Any]:
        """Give what `pack.json` says: format, id, and each file's SHA-256."""
        sums = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(self.files.items())}
        return {"format": FORMAT, "id": self.id, "files": sums}

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.id}-{self.digest[:12]}{SUFFIX}"

    def to_bytes(self) -> bytes:
        """Give the archive: the same bytes for the same files, whenever and wherever it is made."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name, content in ((TABLE, canonical(self.table())), *sorted(self.files.items())):
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3
                entry.external_attr = (stat.S_IFREG | 0o644) << 16
                archive.writestr(entry, content)
        return stream.getvalue()


def pack_folder(folder: Path) -> Pack:
    """Give the pack of a scenario folder. Raises Problems for what cannot travel or be played, each with its file."""
    problems: list[Problem] = []
    files: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        parts = PurePosixPath(name).parts
        if (
            (path.is_dir() and not path.is_symlink())
            or parts[0] in LEFT_OUT
            or any(part.startswith((".", "__")) for part in parts)
        ):
            continue
        wrong = "is a link" if path.is_symlink() else _wrong_name(name)
        if wrong:
            problems.append(_problem(path.as_posix(), f"{wrong}; a pack holds the scenario's own texts only"))
            continue
        content = path.read_bytes()
        if len(content) > MAX_BYTES:
            problems.append(_problem(path.as_posix(), f"is larger than {MAX_BYTES // 1024} KB"))
        files[name] = content
    if STORY_MARK not in files:
        problems.append(_problem(folder.as_posix(), f"holds no {STORY_MARK}"))
    if len(files) > MOST_FILES:
        problems.append(_problem(folder.as_posix(), f"holds {len(files)} files; a pack holds {MOST_FILES} at most"))
    name = id_in(folder)
    if STORY_MARK in files and not _ID.fullmatch(name):
        problems.append(_problem((folder / STORY_MARK).as_posix(), "states no id that a pack can be named after"))
    if problems := problems or _errors(folder):
        raise Problems(problems)
    return Pack(name, files)


def _errors(folder: Path) -> list[Problem]:
    return [problem for problem in check_paths([folder]) if problem.severity == "error"]


def read_pack(content: bytes, title: str) -> Pack:
    """Give the pack that these bytes are. Raises Problems with the first thing that is unsafe or untrue.

    `title`: how the file is called in messages.
    """
    if len(content) > LARGEST_PACK:
        raise _refused(title, f"is larger than {LARGEST_PACK >> 20} MB: that is no scenario")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = dict(_entries(archive, title))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        UnicodeError,
        ValueError,
    ) as bad:
        raise _refused(title, f"is no pack, or a damaged one ({_short(bad)})") from None
    table = files.pop(TABLE, None)
    if table is None:
        raise _refused(title, f"is no pack: it has no {TABLE}")
    return _agreed(table, files, title)


def _entries(archive: zipfile.ZipFile, title: str) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES + 1:
        raise _refused(title, f"holds {len(entries)} files; {MOST_FILES} is the most")
    seen: dict[str, None] = {}
    left = MOST_BYTES
    for entry in entries:
        name = entry.filename
        wrong = _wrong_entry(entry) or ("" if name == TABLE else _wrong_name(name))
        if not wrong and name in seen:
            wrong = "is there twice"
        if wrong:
            raise _refused(title, f"{name[:LONGEST_NAME]!r} {wrong}; nothing was written")
        seen[name] = None
        with archive.open(entry) as stream:
            content = stream.read(min(MAX_BYTES, left) + 1)
        left -= len(content)
        if len(content) > MAX_BYTES or left < 0:
            raise _refused(title, f"{name!r} unpacks to more than a text of a scenario may be; nothing was written")
        yield name, content


def _wrong_entry(entry: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if not entry.filename:
        return "has no name"
    if entry.is_dir():
        return "is an entry for a folder, which a pack never has"
    if kind not in (0, stat.S_IFREG):
        return "is a link or a special file"
    return "is encrypted" if entry.flag_bits & 1 else ""


def _wrong_name(name: str) -> str:
    """Say what keeps a name from being one of a scenario's texts; '' when nothing does."""
    parts = name.split("/")
    if len(name) > LONGEST_NAME:
        return "has too long a name"
    if len(parts) > DEEPEST:
        return "lies too deep"
    if not all(_NAME.fullmatch(part) and not _RESERVED.fullmatch(part) for part in parts):
        return "has no plain name (small letters, digits, - and _)"
    if not name.endswith(KINDS):
        return f"is no text of a scenario ({', '.join(KINDS)})"
    if len(parts) == DEEPEST and parts[0] not in PARTS:
        return f"lies in a folder that is none of {', '.join(PARTS)}"
    return "" if name != TABLE else "has the name of a pack's table"


def _agreed(table: bytes, files: dict[str, bytes], title: str) -> Pack:
    try:
        plain = orjson.loads(table)
    except orjson.JSONDecodeError:
        raise _refused(title, f"has a {TABLE} that is no JSON") from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise _refused(title, f"is of another format than {FORMAT}; a newer game may read it")
    name = plain.get("id")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise _refused(title, f"has a {TABLE} without a plain id")
    pack = Pack(name, files)
    if plain != pack.table():
        listed = plain.get("files")
        listed = listed if isinstance(listed, dict) else {}
        sums = pack.table()["files"]
        odd = sorted(one for one in {**listed, **sums} if listed.get(one) != sums.get(one))
        raise _refused(title, f"does not hold what its {TABLE} lists: {str(odd[0])[:LONGEST_NAME] if odd else 'a key'}")
    if STORY_MARK not in files:
        raise _refused(title, f"holds no {STORY_MARK}")
    return pack


def unpack(pack: Pack, into: Path) -> None:
    """Write the files of a pack into a folder that does not exist yet."""
    for name, content in sorted(pack.files.items()):
        target = into / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _short(bad: Exception) -> str:
    return (str(bad) or type(bad).__name__)[:60]


def _problem(file: str, message: str) -> Problem:
    return Problem(file, 0, 0, "", message)


def _refused(title: str, message: str) -> Problems:
    return Problems([_problem(title, message)])


def install(pack: Pack, root: Path, *, replace: bool = False) -> Path:
    """Put a pack's scenario below a folder of scenarios and give its place: whole and without an error, or not at all.

    Raises Problems: for a scenario that does not check, says another id than its pack, or is there already.
    """
    target, waiting = root / pack.id, root / f".{pack.id}.{os.getpid()}"
    if target.exists() and not replace:
        raise _refused(target.as_posix(), "is there already; add it with --replace to have the new one in its place")
    try:
        unpack(pack, waiting)
        if id_in(waiting) != pack.id:
            raise _refused(pack.name, f"calls itself {pack.id}, and its scenario {id_in(waiting)[:LONGEST_NAME]!r}")
        if errors := _errors(waiting):
            where = f"{shown(waiting)}/"
            raise Problems(replaced(problem, file=problem.file.removeprefix(where)) for problem in errors)
        old = root / f".{pack.id}.{os.getpid()}.old"
        if target.exists():
            target.replace(old)
        waiting.replace(target)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    return target
