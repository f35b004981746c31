"""Pictures: files that are what they are named, the same each time, with gaps in them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.text import Text

from archive.errors import MissingExtra, UnknownFormat, UnknownTopic
from archive.folder import Archive
from archive.pictures import PICTURES, draw, require_drawable, save
from archive.pictures.style import label
from archive.search.filters import Filters

Draw = Callable[..., Figure]
TOPIC = Filters(topics=("ports/harbours",))


@pytest.fixture
def gapped(archive: Archive, look: Any) -> Archive:
    for day in range(5):
        look(["2019-05-08", "2019-03-04", "2019"], day=day, complete=True)
    for day in range(115, 118):
        look(["2019-09-10", "2019-08-05"], day=day)
    return archive


@pytest.fixture
def drawn(gapped: Archive) -> Draw:
    def made(picture: str, filters: Filters = TOPIC) -> Figure:
        with gapped.reading() as conn:
            return draw(conn, picture, filters)

    return made


def hatched(figure: Figure) -> list[Patch]:
    return [patch for axes in figure.axes for patch in axes.patches if patch.get_hatch() == "////"]


@pytest.mark.parametrize("picture", PICTURES)
def test_a_gap_is_hatched(drawn: Draw, picture: str) -> None:
    assert len(hatched(drawn(picture))) >= 1


@pytest.mark.parametrize("picture", PICTURES)
def test_the_same_archive_gives_the_same_bytes(drawn: Draw, tmp_path: Path, picture: str) -> None:
    for ending in ("svg", "png"):
        first, second = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"
        save(drawn(picture), first)
        save(drawn(picture), second)
        assert first.read_bytes() == second.read_bytes()


def test_files_are_what_they_are_named(drawn: Draw, tmp_path: Path) -> None:
    save(drawn("entries"), tmp_path / "a.SVG")
    save(drawn("entries"), tmp_path / "a.png")
    assert ElementTree.parse(tmp_path / "a.SVG").getroot().tag.endswith("}svg")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_bars_are_as_high_as_counts(drawn: Draw) -> None:
    figure = drawn("entries")
    heights = [bar.get_height() for bar in figure.axes[0].containers[0]]
    assert heights == [1, 0, 1, 0, 0, 1, 1]


def test_what_is_not_shown_is_said(drawn: Draw) -> None:
    texts = [str(text.get_text()) for text in drawn("entries").findobj(Text)]
    assert any("1 without a month not shown" in text for text in texts)


@pytest.mark.parametrize("picture", PICTURES)
def test_an_empty_archive_has_pictures_that_say_so(archive: Archive, tmp_path: Path, picture: str) -> None:
    with archive.reading() as conn:
        save(draw(conn, picture, TOPIC), tmp_path / "empty.svg")
    assert (tmp_path / "empty.svg").stat().st_size > 0


def test_many_topics_have_one_panel_for_the_small_ones(archive: Archive, look: Any) -> None:
    for number in range(12):
        look(["2019-05-08"], day=0, topic=f"topic-{number}", complete=True)
    with archive.reading() as conn:
        titles = [axes.get_title(loc="left") for axes in draw(conn, "entries").axes]
    assert titles[-1].startswith("5 smaller topics")


def test_topics_that_are_not_asked_for_have_no_panel(archive: Archive, look: Any) -> None:
    for topic in ("harbours", "rivers", "canals"):
        look(["2019-05-08"], day=0, topic=topic, complete=True)
    with archive.reading() as conn:
        assert len(draw(conn, "entries", Filters(source="ports")).axes) == 1 + 3
        assert len(draw(conn, "entries", Filters(topics=("rivers",))).axes) == 1


@pytest.mark.parametrize("filters", [Filters(), Filters(topics=("harbours",)), Filters(topics=("ports/a", "ports/b"))])
def test_a_life_is_that_of_one_topic(drawn: Draw, filters: Filters) -> None:
    with pytest.raises(ValueError, match="one topic"):
        drawn("life", filters)


def test_an_unknown_topic_is_named(drawn: Draw) -> None:
    with pytest.raises(UnknownTopic):
        drawn("life", Filters(topics=("ports/canals",)))


def test_there_are_no_other_pictures(drawn: Draw) -> None:
    with pytest.raises(ValueError, match="entries, tags, health, life"):
        drawn("moods")


def test_a_file_ends_like_its_format() -> None:
    with pytest.raises(UnknownFormat, match=r"\.png or \.svg"):
        require_drawable(Path("a.jpeg"))


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtra, match=r"cuttings\[plot\]"):
        require_drawable(Path("a.png"))


def test_matplotlib_is_loaded_to_draw_and_for_nothing_else() -> None:
    code = "import archive.pictures, archive.cli.stats, sys; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == "False"


def test_labels_are_short_and_harmless() -> None:
    assert label("Ferries\n\u202eback  $a$ \x07", 50) == "Ferries \ufffdback $a$ \ufffd"
    assert label("a" * 20, 10) == "a" * 9 + "…"
