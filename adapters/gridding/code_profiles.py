"""How a city writes its codes and how large its grids are: read from the JSON files of `profiles/`, or a city's own."""

import json
import re
import string
from dataclasses import dataclass, fields
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.model import Band
from ...engine.gridding.numbering import CodeProfile
from .profile_files import DEFAULT, PROFILES, profile_files

__all__ = ["DEFAULT", "NO_LIMIT", "PROFILES", "CityProfile", "ProfileError", "profile_files", "read_profile"]

KINDS = ("urban", "rural", "special")

# The maximum of a kind that has none.
NO_LIMIT = 10**9

translate = QCoreApplication.translate


class ProfileError(ValueError):
    """A profile cannot be used; the message is a sentence that names its file and field."""


@dataclass(frozen=True)
class CityProfile:
    """One file of `profiles/`.

    Attributes
    ----------
    id : str
    title : str
    code : CodeProfile
    bands : dict of str to Band, for 'urban', 'rural' and 'special'
    """

    id: str
    title: str
    code: CodeProfile
    bands: dict


def read_profile(file=None, language="zh", special_from=None):
    """Read a profile.

    Parameters
    ----------
    file : str or path, optional
        The id of a shipped profile, or a JSON file; `DEFAULT` where None.
    language : str, 'zh' or 'en', of the grids' names and the title
    special_from : int, optional
        The first number of grids in special communities, such as 901; 0 for none. No standard confirms such a
        range, so it is off unless the profile or the caller asks for it.

    Raises
    ------
    ProfileError
        The file cannot be read, is no JSON, or a field is missing, unknown or wrong.
    """
    path = Path(profile_files().get(str(file or DEFAULT), str(file)))
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = translate("Profiles", "cannot be read ({error})").format(error=error)
        raise ProfileError(_say(path, why)) from error
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        why = translate("Profiles", "is not valid JSON ({error})").format(error=error)
        raise ProfileError(_say(path, why)) from error
    reader = _Reader(path, language)
    top = reader.section(data, "", {"id", "title", "code", "bands"}, {"source"})
    code = reader.code(reader.take(top, "id", str, "[A-Za-z0-9_-]+"), top["code"], special_from)
    return CityProfile(code.id, reader.words(top, "title"), code, reader.bands(top["bands"]))


class _Reader:
    """Takes the fields of one file and refuses, by name, what does not belong."""

    def __init__(self, path, language):
        self.path, self.language = path, language

    def code(self, profile_id, data, special_from):
        """Read the section `code`: the fields of a `CodeProfile`, those with a default may be left out."""
        types = {field.name: field.type for field in fields(CodeProfile)} | {"name_template": dict}
        del types["id"]
        needed = {"community_pattern", "community_digits", "number_digits", "name_template"}
        self.section(data, "code", needed, set(types) - needed)
        taken = {name: self.take(data, name, types[name], where="code.") for name in data if name != "name_template"}
        taken["name_template"] = self.words(data, "name_template", "code.")
        if special_from is not None:
            taken["special_from"] = int(special_from)
        self._check_pattern(taken["community_pattern"])
        self._check_template(taken["name_template"])
        if not 1 <= taken["number_digits"] <= 9:
            self.refuse("code.number_digits", translate("Profiles", "must be from 1 to 9"))
        if taken["community_digits"] < 1:
            self.refuse("code.community_digits", translate("Profiles", "must be at least 1"))
        if not 0 <= taken.get("special_from", 0) < 10 ** taken["number_digits"]:
            self.refuse("code.special_from", translate("Profiles", "has more digits than a number may have"))
        return CodeProfile(id=profile_id, **taken)

    def bands(self, data):
        """Read the section `bands`: limits of each kind of community, null for no maximum."""
        self.section(data, "bands", set(KINDS))
        bands = {}
        for kind in KINDS:
            where = f"bands.{kind}"
            limits = self.section(data[kind], where, {"minimum", "maximum"}, {"source"})
            minimum = self.take(limits, "minimum", int, where=f"{where}.")
            unlimited = limits["maximum"] is None
            maximum = NO_LIMIT if unlimited else self.take(limits, "maximum", int, where=f"{where}.")
            if not 0 <= minimum <= maximum:
                self.refuse(where, translate("Profiles", "must have a minimum from 0 up to its maximum"))
            bands[kind] = Band(minimum, maximum)
        return bands

    def section(self, data, name, needed, optional=frozenset()):
        """Check that `data` is an object with all needed fields and no unknown one; give it back."""
        if not isinstance(data, dict):
            self.refuse(name or "{ }", translate("Profiles", "must be an object with fields"))
        prefix = f"{name}." if name else ""
        for missing in sorted(needed - set(data)):
            self.refuse(prefix + missing, translate("Profiles", "is missing"))
        for unknown in sorted(set(data) - needed - optional):
            self.refuse(prefix + unknown, translate("Profiles", "is not a field of a profile"))
        return data

    def take(self, data, name, kind, pattern="", where=""):
        """Take a field of a type; True is no number here."""
        value = data[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            wanted = {
                str: translate("Profiles", "must be text"),
                int: translate("Profiles", "must be a whole number"),
                bool: translate("Profiles", "must be true or false"),
                dict: translate("Profiles", "must be an object with fields"),
            }
            self.refuse(where + name, wanted[kind])
        if pattern and not re.fullmatch(pattern, value):
            self.refuse(where + name, translate("Profiles", "may hold letters, digits, - and _ only"))
        return value

    def words(self, data, name, where=""):
        """Take a text in the reader's language: {"en": …, "zh": …}."""
        texts = self.section(self.take(data, name, dict, where=where), where + name, {"en", "zh"})
        return self.take(texts, self.language, str, where=f"{where}{name}.")

    def refuse(self, name, why):
        """Raise the error for a field."""
        frame = translate("Profiles", "The profile {file}: the field {field} {why}.")
        raise ProfileError(frame.format(file=self.path.name, field=name, why=why))

    def _check_pattern(self, pattern):
        try:
            re.compile(pattern)
        except re.error:
            self.refuse("code.community_pattern", translate("Profiles", "is not a regular expression"))

    def _check_template(self, template):
        try:
            names = {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
            template.format(chinese="一", number=1)
        except (ValueError, LookupError, AttributeError):
            names = set()
        if not names or names - {"chinese", "number"}:
            why = translate("Profiles", "must hold {chinese} or {number} and nothing else in braces")
            self.refuse("code.name_template", why)


def _say(path, why):
    return translate("Profiles", "The profile {file} {why}.").format(file=path.name, why=why)
