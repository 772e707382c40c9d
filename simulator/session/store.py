"""Where a journal's bytes go: the port, and the disk behind it. Knows bytes, files and locks; nothing of records."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Protocol

from simulator.session.errors import StoreFailed

_WHY = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the file may not grow any further",
    errno.EROFS: "it can only be read there",
    errno.EACCES: "writing there is not allowed",
    errno.EPERM: "writing there is not allowed",
    errno.EIO: "the disk reports an error",
}


class Store(Protocol):
    """Keeps bytes one behind the other. Every failure is StoreFailed and leaves what was there before."""

    def append(self, data: bytes, *, sync: bool) -> None:
        """Keep these bytes, all or none; `sync`: a power cut may not lose them either."""

    def cut(self, size: int) -> None:
        """Keep only the first so many bytes."""

    def close(self) -> None:
        """Let go of it."""


def failed(path: Path, failure: OSError) -> StoreFailed:
    """Give the sentence for an error of the operating system."""
    why = _WHY.get(failure.errno or 0) or failure.strerror or str(failure)
    return StoreFailed(f"{path}: {why}")


class Disk:
    """A file with one writer. The lock goes with the process, however it ends."""

    def __init__(self, path: Path, descriptor: int, *, durable: bool) -> None:
        self.path = path
        self.size = os.fstat(descriptor).st_size
        self._descriptor = descriptor
        self._durable = durable
        self._torn = False

    @classmethod
    def create(cls, path: Path, *, durable: bool = True) -> Disk:
        """Make a new file, with its folder; an empty one that lies there is taken over. Raises StoreFailed."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        except (OSError, ValueError) as failure:
            raise _refused(path, failure) from None
        disk = cls._locked(path, descriptor, durable=durable)
        if disk.size:
            disk.close()
            raise StoreFailed(f"{path}: there is a file of that name already")
        return disk

    @classmethod
    def open(cls, path: Path, *, durable: bool = True) -> Disk:
        """Open a file that is there, to write on. Raises StoreFailed."""
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_APPEND)
        except (OSError, ValueError) as failure:
            raise _refused(path, failure) from None
        return cls._locked(path, descriptor, durable=durable)

    @classmethod
    def _locked(cls, path: Path, descriptor: int, *, durable: bool) -> Disk:
        try:
            lock(descriptor)
        except OSError:
            os.close(descriptor)
            raise StoreFailed(f"{path}: another window is playing this run") from None
        return cls(path, descriptor, durable=durable)

    def append(self, data: bytes, *, sync: bool) -> None:
        """Keep these bytes, all or none."""
        try:
            if self._torn:
                self._mend()
            self._torn = True
            written = os.write(self._descriptor, data)
            while written < len(data):
                written += os.write(self._descriptor, data[written:])
            if sync and self._durable:
                _sync(self._descriptor)
        except OSError as failure:
            self._try_to_mend()
            raise failed(self.path, failure) from None
        self._torn = False
        self.size += len(data)

    def cut(self, size: int) -> None:
        """Keep only the first so many bytes."""
        try:
            os.ftruncate(self._descriptor, size)
            _sync(self._descriptor)
        except OSError as failure:
            raise failed(self.path, failure) from None
        self.size = size
        self._torn = False

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._try_to_mend()
        os.close(self._descriptor)

    def _mend(self) -> None:
        """Take off what an append that failed has left behind."""
        if self._torn:
            os.ftruncate(self._descriptor, self.size)
            self._torn = False

    def _try_to_mend(self) -> None:
        try:
            self._mend()
        except OSError:
            return  # the tail stays torn until the next append or the next opening takes it off


def write_beside(path: Path, word: str, suffix: str, data: bytes) -> Path:
    """Write a new file `NAME.word.suffix` next to `path`, numbered when there is one; give its path. StoreFailed."""
    number = 1
    while True:
        mark = word if number == 1 else f"{word}-{number}"
        beside = path.with_name(f"{path.name}.{mark}" if not suffix else f"{path.stem}.{mark}{suffix}")
        try:
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            number += 1
            continue
        except OSError as failure:
            raise failed(beside, failure) from None
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                _sync(file.fileno())
        except OSError as failure:
            beside.unlink(missing_ok=True)
            raise failed(beside, failure) from None
        return beside


def _refused(path: Path, failure: OSError | ValueError) -> StoreFailed:
    if isinstance(failure, OSError):
        return failed(path, failure)
    return StoreFailed(f"{str(path)!r}: is no name for a file")


def _sync(descriptor: int) -> None:
    (os.fdatasync if sys.platform == "linux" else os.fsync)(descriptor)


if sys.platform == "win32":
    import msvcrt

    def lock(descriptor: int) -> None:
        """Take the writer's lock of an open file, far behind its bytes; OSError when somebody has it."""
        os.lseek(descriptor, 1 << 40, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def lock(descriptor: int) -> None:
        """Take the writer's lock of an open file; OSError when somebody has it."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
