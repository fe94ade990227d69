"""Addresses in parts, in whichever of the two forms they are written."""

from .chinese import ChineseParser
from .folding import folded, has_chinese
from .parsed import EMPTY
from .western import WesternParser

__all__ = ["AddressParser"]

_SHORT = 12  # texts that may say no more than that there is nothing
_LONGEST = 200  # no address is longer; what follows is not read


class AddressParser:
    """Reads addresses; each text that was read before is not read again.

    Parameters
    ----------
    words : AddressWords
    roads, compounds : containers of str, names that are known
    """

    def __init__(self, words, roads=frozenset(), compounds=frozenset()):
        self._chinese = ChineseParser(words, roads, compounds)
        self._western = WesternParser(words)
        self._missing = frozenset(("", *words.of("missing")))
        self._read = {}

    def parse(self, text):
        """Read an address.

        Parameters
        ----------
        text : str

        Returns
        -------
        Address
        """
        address = self._read.get(text)
        if address is None:
            said, text = text, text[:_LONGEST]
            if len(text) < _SHORT and (folded(text) in self._missing or not any(map(str.isalnum, text))):
                address = EMPTY
            else:
                address = (self._chinese if has_chinese(text) else self._western).parse(text)
            self._read[said] = address
        return address
