"""Files appear whole or not at all."""

import hashlib
import io
from pathlib import Path

import pytest

from archive.errors import OutputExists, StorageFailed
from archive.files import Checksummed, as_text, refuse_existing, written_whole


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError), written_whole(target) as out:
        out.write("half" * 10_000 + "\udc80")
    assert target.read_text() == "old"
    with written_whole(target) as out:
        out.write("new\r\n")
    assert target.read_bytes() == b"new\r\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "out.csv"
    with pytest.raises(StorageFailed, match=r"out.csv cannot be used: its folder"), written_whole(target):
        pass


def test_what_is_written_is_counted_and_hashed() -> None:
    out = io.BytesIO()
    checked = Checksummed(out)
    with as_text(checked) as text:  # type: ignore[arg-type]
        text.write("Fähre\n" * 10_000)
    assert out.getvalue() == b"F\xc3\xa4hre\n" * 10_000
    assert (checked.size, checked.sha256) == (70_000, hashlib.sha256(out.getvalue()).hexdigest())


def test_only_what_would_be_replaced_is_refused(tmp_path: Path) -> None:
    refuse_existing(tmp_path / "new")
    refuse_existing(Path("/dev/null"))
    (tmp_path / "old").touch()
    with pytest.raises(OutputExists):
        refuse_existing(tmp_path / "old")
