"""What reading a register has to tell: findings in the order in which a person wants to know them."""

from ...gridding.findings import found
from .columns import SECOND
from .headers import role_of_header
from .latin_names import is_latin_name
from .person_names import is_name, names_person
from .person_numbers import tells_of_person
from .sheet import KNOWN, ROLES, folded_header

__all__ = ["Told"]


class Told:
    """Collects the findings on one sheet.

    Parameters
    ----------
    name : str, of the sheet
    columns : list of Column
    words : Words
    """

    def __init__(self, name, columns, words):
        self.name, self._columns, self._words = name, columns, words
        self._findings = []
        self._filled = {}

    def add(self, check, lines=None, **numbers):
        """Add a finding; `lines` are the rows of the file that it is about."""
        if lines is not None:
            rows = tuple(sorted(int(line) for line in lines))
            if not rows:
                return
            numbers |= {"count": len(rows), "rows": rows}
        self._findings.append(found(check, value=numbers.get("count", float("nan")), layer=self.name, **numbers))

    def filled(self, header, count):
        """Hear that so many cells of a column were filled from the one above."""
        if count:
            self._filled[header] = self._filled.get(header, 0) + count

    def findings(self):
        """All of them: what was dropped and refused first, then what was understood how."""
        dropped = [finding for finding in self._findings if finding.check == "register_cells_blanked"]
        others = [finding for finding in self._findings if finding.check != "register_cells_blanked"]
        self._findings = []
        self._about_columns()
        for header, count in self._filled.items():
            self.add("register_filled_down", column=header, count=count)
        personal = [finding for finding in self._findings if finding.check == "register_personal_dropped"]
        rest = [finding for finding in self._findings if finding.check != "register_personal_dropped"]
        return [*personal, *dropped, *others, *rest]

    def _about_columns(self):
        reasons = {}
        for column in self._columns:
            if column.personal:
                reasons.setdefault(column.personal, []).append(shown(column.key, self._words, column.place))
        for reason, keys in reasons.items():
            self.add("register_personal_dropped", columns=", ".join(keys), reason=reason, count=len(keys))
        unused = {
            "register_columns_second": [one for one in self._columns if one.how == SECOND and not one.personal],
            "register_columns_unknown": [
                one for one in self._columns if one.role not in (*ROLES, *KNOWN) and one.header and not one.personal
            ],
        }
        for check, columns in unused.items():
            if columns:
                keys = ", ".join(shown(one.key, self._words, one.place) for one in columns)
                self.add(check, columns=keys, count=len(columns))


def shown(header, words, place=None):
    """A header as it may be written down: what stands where a header should may be a person's number or name.

    Examples
    --------
    >>> from .sheet import Words
    >>> words = Words(surnames=frozenset("张"))
    >>> shown("户数", words), shown("13800000000", words, 2), shown("张某", words, 0)
    ('户数', '#3', '#1')
    """
    if folded_header(header) in words.personal | words.personal_parts:
        return header  # 楼长 says what the column holds, though it could be somebody's name
    named = is_name(header, words) and not role_of_header(header, header, words)[0]
    named = named or is_latin_name(header, words)
    if not named and not tells_of_person(header) and not names_person(header, words):
        return header
    return "#" if place is None else f"#{place + 1}"
