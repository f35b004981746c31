"""The bag around a release: BagIt 1.0 (RFC 8493), with SHA-256 manifests.

`bag-info.txt` has no bagging date: the same content has to give the same bytes.
"""

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from archive.files import written_whole

__all__ = ["is_release", "seal"]

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_AGENT = "Bag-Software-Agent: cuttings "
_BLOCK = 1 << 20


def seal(folder: Path, title: str, version_of_content: str) -> None:
    """Makes a bag of a folder with everything else in it: payload in `data/`, beside it tag files."""
    payload = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in payload)
    _write(folder / "bagit.txt", [_DECLARATION])
    _write(
        folder / "bag-info.txt",
        [
            f"{_AGENT}{version('cuttings')}\n",
            f"External-Description: {_one_line(title)}\n",
            f"External-Identifier: {version_of_content}\n",
            f"Payload-Oxum: {size}.{len(payload)}\n",
        ],
    )
    _write(folder / "manifest-sha256.txt", _manifest(folder, payload))
    tags = sorted(path for path in folder.iterdir() if path.is_file())
    _write(folder / "tagmanifest-sha256.txt", _manifest(folder, tags))


def is_release(folder: Path) -> bool:
    """Whether a folder was made by `seal`."""
    info = folder / "bag-info.txt"
    return (folder / "bagit.txt").is_file() and info.is_file() and info.read_text("utf-8").startswith(_AGENT)


def _manifest(folder: Path, files: Iterable[Path]) -> list[str]:
    return [f"{_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _write(path: Path, lines: Iterable[str]) -> None:
    with written_whole(path) as out:
        out.writelines(lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
