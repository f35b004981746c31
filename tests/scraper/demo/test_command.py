"""`python -m scraper.demo` serves by hand."""

import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from scraper.demo import Site
from scraper.sources import load_definition


def test_it_prints_its_url_serves_and_ends_with_ctrl_c() -> None:
    arguments = [sys.executable, "-m", "scraper.demo", "--seed", "3", "--day", "2", "--entries", "12", "--warm"]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        topic = Site(3, entries_per_topic=12).on(2).truth().topics[0]
        with urlopen(url + topic.pages[1].path, timeout=5) as response:
            body = response.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=5) == 0
    finally:
        process.kill()
        process.communicate()
    assert [entry.path for entry in topic.pages[1].entries if entry.path and entry.path not in body] == []


def test_after_its_move_it_serves_and_defines_the_new_site(tmp_path: Path) -> None:
    file = tmp_path / "replica-latest.toml"
    arguments = [sys.executable, "-m", "scraper.demo", "--moves", "3", "--day", "3", "--definition", str(file)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        with urlopen(f"{url}/latest/", timeout=5) as response:
            assert b"minute" in response.read()
    finally:
        process.kill()
        process.communicate()
    assert load_definition(file).site.host == url.removeprefix("http://")
