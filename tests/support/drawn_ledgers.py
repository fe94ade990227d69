"""Registers as they arrive, small enough to be seen whole; what is about persons in them is made up by a formula."""

from community_grids.adapters.words.register_words import register_words
from community_grids.engine.premises.register.reading import read_register
from community_grids.engine.premises.register.sheet import Sheet

__all__ = ["blurred", "identity", "ledger", "phone", "read", "said"]

_WEIGHTS = [2**power % 11 for power in range(17, 0, -1)]


def identity(number):
    """A number with the shape and the check digit of an identity number; its district does not exist."""
    seventeen = f"990099{1950 + number % 60}{1 + number % 12:02}{1 + number % 28:02}{number % 1000:03}"
    return seventeen + "10X98765432"[sum(w * int(digit) for w, digit in zip(_WEIGHTS, seventeen, strict=True)) % 11]


def phone(number):
    """A number with the shape of a mobile telephone's."""
    return f"1{3 + number % 7}{number * 7919 % 10**9:09}"


def blurred(number):
    """Two or three signs that begin as surnames do; no name of anybody, as the others come one after the other."""
    surname = "王李张刘陈杨黄赵吴周"[number % 10]
    return surname + chr(0x4E00 + number % 97 * 7) + (chr(0x5000 + number % 89 * 11) if number % 3 else "")


def ledger(text, **told):
    """A Sheet out of text: a line a row, cells parted by |."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").splitlines()]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    return Sheet("台账", rows, range(1, len(rows) + 1), **told)


def read(text, mapping=None, **told):
    """Read a register out of text."""
    sheet = text if isinstance(text, Sheet) else ledger(text, **told)
    return read_register(sheet, register_words(), mapping)


def said(reading, check):
    """The numbers of the findings of one check, layer left out."""
    return [
        {key: value for key, value in finding.numbers.items() if key != "layer"}
        for finding in reading.findings
        if finding.check == check
    ]
