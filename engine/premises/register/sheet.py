"""A table as it stands in a file: cells of text, and how its headers and values are to be understood."""

import re
import unicodedata
from dataclasses import dataclass, field

__all__ = ["COUNTS", "KNOWN", "PLACES", "ROLES", "Sheet", "Words", "folded_header", "half_width", "simplified"]

PLACES = ("code", "dwelling_code", "address", "compound", "road", "door_number", "group", "building", "building_name",
          "entrance", "floor", "room", "x", "y", "coordinates")  # fmt: skip
"""What of a column may say where a dwelling is."""

COUNTS = ("dwellings", "households", "household_number", "state", "use")
"""What of a column may say how many there are and what they are."""

KNOWN = ("floors", "floors_below", "entrances", "population", "area", "height", "grid", "community", "town", "district",
         "sequence", "date", "remark", "structure", "part")  # fmt: skip
"""What is understood and not needed."""

ROLES = PLACES + COUNTS
"""What a column may be taken for."""

# A header that was cut is at least so long.
_SHORTEST_CUT = 3

_BRACKETS = re.compile(r"[(\[【〔《<].*?[)\]】〕》>]")
_CHAFF = re.compile(r"[\s_\-–—·.:;,、/\\*#\"'“”‘’?!]+")

# Traditional signs that headers, words of lists and surnames are written with, as the simplified ones.
_TRADITIONAL = str.maketrans(
    "編號類別狀態時間發點經緯單來處辦結報實關閉電話機聯絡證碼區鄰鄉鎮縣門樓層戶數總計稱緊級標題內說備註網視頻熱線訪現場務業員"
    "負責執檢評價複駁應廢併銷緩暫掛轉終達開審資訊傳測監錄圖車輛違規環衛燈壞損滿見陳張劉黃楊趙吳鄭馬孫蘇葉呂蔣賈閻鄧馮鄒賴龔萬"
    "錢湯嚴許譚韓羅蕭謝鍾鐘盧龐齊顧聶閔歐陽莊溫鄔簡紀長築棟對個職駐歲齡屆婦貧護",
    "编号类别状态时间发点经纬单来处办结报实关闭电话机联络证码区邻乡镇县门楼层户数总计称紧级标题内说备注网视频热线访现场务业员"
    "负责执检评价复驳应废并销缓暂挂转终达开审资讯传测监录图车辆违规环卫灯坏损满见陈张刘黄杨赵吴郑马孙苏叶吕蒋贾阎邓冯邹赖龚万"
    "钱汤严许谭韩罗萧谢钟钟卢庞齐顾聂闵欧阳庄温邬简纪长筑栋对个职驻岁龄届妇贫护",
)


def simplified(text):
    """Write the signs that headers and surnames have as simplified ones.

    Examples
    --------
    >>> simplified("案件編號"), simplified("Case")
    ('案件编号', 'Case')
    """
    return text if text.isascii() else text.translate(_TRADITIONAL)


def half_width(text):
    """Write full-width letters, digits and signs as plain ones.

    Examples
    --------
    >>> half_width("１２户（Ａ）")
    '12户(A)'
    """
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def folded_header(text, brackets=True):
    r"""Write a header in the one way in which headers are compared.

    Parameters
    ----------
    text : str
    brackets : bool, whether what stands in brackets is kept

    Examples
    --------
    >>> folded_header(" 建筑 面积\n（㎡）*", brackets=False), folded_header("Building_ID"), folded_header("房屋(套)")
    ('建筑面积', 'buildingid', '房屋(套)')
    >>> folded_header("門牌號碼")
    '门牌号码'
    """
    plain = simplified(half_width(text).lower())
    if not brackets:
        plain = _BRACKETS.sub("", plain)
    return _CHAFF.sub("", plain)


@dataclass(frozen=True)
class Sheet:
    """A table of a file, before anything is understood.

    Attributes
    ----------
    name : str
    rows : (n,) list of sequences of str, each of the same length k; '' where a cell is blank
    lines : (n,) sequence of int, the numbers that the rows have in the file
    headers : (k,) tuple of str where the file itself names its columns, else empty: they stand among the rows
    merged : tuple of (top, left, bottom, right), inclusive places in `rows` of cells that are merged into one
    points : (n,) array of shapely Points or None; None where the table has no places
    """

    name: str
    rows: list
    lines: object
    headers: tuple = ()
    merged: tuple = ()
    points: object = None

    @property
    def width(self):
        """How many columns there are."""
        return len(self.headers) or (len(self.rows[0]) if self.rows else 0)


@dataclass(frozen=True)
class Words:
    """What headers and values mean. It is data, so that a city can add its own.

    Attributes
    ----------
    headers : dict of str (folded header) to str (role), the likelier first where a role has several
    parts : dict of str (part of a folded header) to str (role)
    personal, personal_parts : frozenset of str, folded headers, and parts of them, of columns about persons
    personal_words : frozenset of str, English words that make a header one about persons
    whom : frozenset of str, words after which the name of a person stands
    relations : frozenset of str, parts of the headers of ledgers that have a row for each resident
    surnames : frozenset of str
    place_endings : frozenset of str, signs with which no name of a person ends but names of places do
    no_names : frozenset of str, ordinary words that begin with a surname's sign
    given_names : frozenset of str, given names in Latin letters, small
    places_latin : frozenset of str, words in Latin letters that names of places and firms have, small
    surnames_latin : frozenset of str, Chinese surnames in pinyin, small
    places_pinyin : frozenset of str, words in pinyin with which names of places end, small
    states, uses : dict of str (part of a value) to str, of `model.STATES` and `model.USES`
    yes, no : dict of str (part of a folded header) to str, what 'yes' and 'no' mean under it
    totals, notes : frozenset of str, words with which rows of totals and footnotes begin
    ranks : dict of str (folded header) to int, made of `headers`
    beginnings : dict of str to set of str, the roles of the headers that begin so, made of `headers`
    """

    headers: dict = field(default_factory=dict)
    parts: dict = field(default_factory=dict)
    personal: frozenset = frozenset()
    personal_parts: frozenset = frozenset()
    personal_words: frozenset = frozenset()
    whom: frozenset = frozenset()
    relations: frozenset = frozenset()
    surnames: frozenset = frozenset()
    place_endings: frozenset = frozenset()
    no_names: frozenset = frozenset()
    given_names: frozenset = frozenset()
    places_latin: frozenset = frozenset()
    surnames_latin: frozenset = frozenset()
    places_pinyin: frozenset = frozenset()
    states: dict = field(default_factory=dict)
    uses: dict = field(default_factory=dict)
    yes: dict = field(default_factory=dict)
    no: dict = field(default_factory=dict)
    totals: frozenset = frozenset()
    notes: frozenset = frozenset()
    ranks: dict = field(init=False, repr=False, default_factory=dict)
    beginnings: dict = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self):
        for rank, (header, role) in enumerate(self.headers.items()):
            self.ranks[header] = rank
            for end in range(_SHORTEST_CUT, len(header)):
                self.beginnings.setdefault(header[:end], set()).add(role)
