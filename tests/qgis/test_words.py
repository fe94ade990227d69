"""Words of street classes and community kinds mean what their lists say."""

import csv

import pytest
from community_grids.adapters.words.meanings import code_text, kinds_of, street_ranks_of


@pytest.mark.parametrize(
    ("word", "rank"),
    [
        ("motorway", 6), ("trunk", 6), ("motorway_link", 5), ("primary", 5), ("primary_link", 4), ("secondary", 4),
        ("tertiary", 3), ("residential", 2), ("unclassified", 2), ("living_street", 2), ("service", 1), ("track", 1),
        ("footway", 0), ("path", 0), ("pedestrian", 0), ("steps", 0), ("cycleway", 0),
        ("高速公路", 6), ("快速路", 6), ("主干路", 5), ("次干路", 4), ("支路", 3), ("巷", 1), ("小路", 0),
        ("expressway", 6), ("arterial", 5), ("street", 3), ("lane", 1), ("Arterial ", 5),
        (0, 0), (6, 6), (4.0, 4), ("5", 5), ("５", 5),
    ],
)  # fmt: skip
def test_a_known_class_has_its_rank(word, rank):
    ranks, unknown = street_ranks_of([word])
    assert ranks.tolist() == [rank]
    assert unknown == {}


def test_unknown_classes_are_usual_streets_and_counted():
    ranks, unknown = street_ranks_of(["boulevard", 7, None, "", "boulevard", 2.5])
    assert ranks.tolist() == [2] * 6
    assert unknown == {"2.5": 1, "7": 1, "boulevard": 2}


@pytest.mark.parametrize(
    ("value", "kind"),
    [("urban", "urban"), ("社区", "urban"), ("村", "rural"), ("Rural", "rural"), (111, "urban"), ("123", "special"),
     ("220", "rural"), (210.0, "rural"), ("199", "urban"), ("专属", "special"), (None, "urban"), ("else", "urban")],
)  # fmt: skip
def test_kinds(value, kind):
    assert kinds_of([value]).tolist() == [kind]


@pytest.mark.parametrize(
    ("value", "text"),
    [(430702001001, "430702001001"), (430702001001.0, "430702001001"), (" 430702001001", "430702001001"),
     ("４３０７", "4307"), (None, ""), ("4.30702E+11", "4.30702E+11")],
)  # fmt: skip
def test_codes_become_text(value, text):
    assert code_text(value) == text


@pytest.mark.parametrize(("file", "meanings"), [
    ("street_ranks.csv", set("0123456")), ("community_kinds.csv", {"urban", "rural", "special"}),
])  # fmt: skip
def test_the_lists_say_each_word_once(house, file, meanings):
    rows = list(csv.reader((house / "adapters" / "words" / file).open(encoding="utf-8")))[1:]
    words = [word for word, _ in rows]
    assert sorted(words) == sorted(set(words))
    assert {meaning for _, meaning in rows} <= meanings
    assert words == [word.strip().lower() for word in words]
