"""What is committed tells nothing of the machine it was written on, and leaves no notes behind."""

import re
import subprocess

import pytest

MACHINE = re.compile(
    r"(?<![\w.])/(home|root|work|Users)/[\w.]"  # a path of somebody's machine
    r"|[A-Za-z]:\\\\?Users\\"
    r"|https?://[\w.:-]*(pypi|mirror|nexus|artifactory|devpi|debian\.org/debian|pkgs)[\w./:-]*",
)  # fmt: skip
NOTE = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
# These speak of such things.
EXEMPT = {"tests/house/test_repository.py", "LICENSE"}


@pytest.fixture(scope="module")
def texts(house):
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=house, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    names = [name for name in listed.stdout.split("\0") if name and name not in EXEMPT and (house / name).is_file()]
    contents = {name: (house / name).read_bytes() for name in names}
    return {name: content.decode("utf-8") for name, content in contents.items() if b"\0" not in content}


def _lines(texts, pattern):
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_path_or_mirror_of_a_machine(texts):
    assert _lines(texts, MACHINE) == []


def test_no_notes_to_oneself(texts):
    assert _lines(texts, NOTE) == []


def test_text_files_are_short_lines_and_end_in_one(texts):
    assert [name for name, text in texts.items() if text and (not text.endswith("\n") or "\r" in text)] == []


@pytest.mark.parametrize(
    "line", ["/home/ann/grids", "open('/work/x')", r"C:\\Users\\ann", "https://mirror.example.org/debian"]
)
def test_a_machine_is_seen(line):
    assert MACHINE.search(line)


@pytest.mark.parametrize(
    "line", ["https://github.com/community-grids/community-grids", "framework/house", "/usr/bin/python3"]
)
def test_an_ordinary_line_passes(line):
    assert not MACHINE.search(line)
