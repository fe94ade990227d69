"""What plugins.qgis.org checks in an uploaded zip before it looks at the code, each function as a list of sentences."""

import configparser
import re
import zipfile

LARGEST_ZIP = 25 * 1024 * 1024
REQUIRED_FILES = ("__init__.py", "metadata.txt", "LICENSE")
REQUIRED_METADATA = (
    *("name", "description", "version", "qgisMinimumVersion", "author", "email", "about"),
    *("tracker", "repository"),
)
REFUSED_NAMES = re.compile(
    r"(^|/)(__pycache__|__MACOSX|\.git|\.DS_Store|\.buildinfo)(/|$)|\.pyc$|(^|/)(ui_[^/]*|resources_rc)\.py$"
)
REFUSED_TYPES = re.compile(r"\.(exe|dll|so|dylib|pyd|bat|cmd|ps1|sh)$", re.IGNORECASE)


def zip_problems(path):
    """Check the structure of a plugin zip and the metadata in it."""
    with zipfile.ZipFile(path) as zipped:
        entries = {entry.filename: entry for entry in zipped.infolist() if not entry.is_dir()}
        tops = sorted({name.split("/")[0] for name in entries})
        problems = [f"{name}: does not belong in a plugin zip" for name in entries if REFUSED_NAMES.search(name)]
        problems += [f"{name}: a file type that the site refuses" for name in entries if REFUSED_TYPES.search(name)]
        problems += [f"{name}: not a path inside the zip" for name in entries if _leaves_the_zip(name)]
        problems += [f"{name}: executable" for name, entry in entries.items() if entry.external_attr >> 16 & 0o111]
        if path.stat().st_size > LARGEST_ZIP:
            problems.append(f"{path.name}: larger than 25 MB")
        if len(tops) != 1:
            return [*problems, f"{path.name}: {len(tops)} top folders, not one: {', '.join(tops)}"]
        top = tops[0]
        if not (re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]+", top) and top.isidentifier()) or "plugin" in top.lower():
            problems.append(f"{top}: not a name that the site takes for a plugin's folder")
        missing = [name for name in REQUIRED_FILES if f"{top}/{name}" not in entries]
        problems += [f"{top}/{name}: missing" for name in missing]
        if "metadata.txt" not in missing:
            text = zipped.read(f"{top}/metadata.txt").decode("utf-8")
            problems += metadata_problems(text, shipped={name.partition("/")[2] for name in entries})
    return problems


def metadata_problems(text, shipped=None):
    """Check metadata.txt; `shipped` are the paths in the zip, where the caller knows them."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(text)
    values = dict(parser["general"])
    problems = [f"metadata.txt: {key} is missing" for key in REQUIRED_METADATA if not values.get(key, "").strip()]
    if not re.fullmatch(r"\d+\.\d+\.\d+", values.get("version", "")):
        problems.append("metadata.txt: the version is not MAJOR.MINOR.PATCH")
    if "/" in values.get("author", ""):
        problems.append("metadata.txt: the author holds a slash")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", values.get("email", "")):
        problems.append("metadata.txt: the email is not an address")
    if "plugin" in values.get("name", "").lower():
        problems.append("metadata.txt: the name holds the word plugin")
    if not values.get("description", "").isascii():
        problems.append("metadata.txt: the description is not English")
    if "supportsQt6" in values:
        problems.append("metadata.txt: supportsQt6 is no longer used, qgisMaximumVersion counts")
    for key in ("tracker", "repository", "homepage"):
        if not re.match(r"https?://[\w.-]+\.\w+/", values.get(key, "")):
            problems.append(f"metadata.txt: {key} is not a web address")
    if shipped is not None and values.get("icon") not in shipped:
        problems.append(f"metadata.txt: the icon {values.get('icon')} is not in the zip")
    return problems


def _leaves_the_zip(name):
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
