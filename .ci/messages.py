"""Which texts of the source are translatable, as pylupdate5 finds them, and what a .ts file makes of them."""

import os
import re
import subprocess
import tempfile
from pathlib import Path
from xml.etree import ElementTree

HOUSE = Path(__file__).resolve().parent.parent
ROOMS = ("plugin", "processing_algorithms", "database", "adapters", "engine")


def texts_in_source(house=HOUSE):
    """The translatable texts of the rooms, as a set of (context, text)."""
    files = sorted(file for room in ROOMS for file in (house / room).rglob("*") if file.suffix in (".py", ".ui"))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "texts.ts")
        words = ["pylupdate5", "-noobsolete", *files, "-ts", target]
        subprocess.run(words, check=True, capture_output=True, env=os.environ | {"QT_SELECT": "5"})
        return set(messages(target))


def messages(path):
    """The messages of a .ts file: {(context, text): translation}, the translation '' where it is unfinished."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") in ("obsolete", "vanished"):
                continue
            finished = translation is not None and translation.get("type") != "unfinished"
            found[name, message.findtext("source")] = "".join(translation.itertext()) if finished else ""
    return found


def placeholders(text):
    """The {names} and %1 that a text is filled in by, sorted."""
    return sorted(re.findall(r"\{[^{}]*\}|%(?:\d+|n|L\d+)", text))
