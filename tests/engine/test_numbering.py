"""Codes and names: unique, in reading order, never given twice."""

import re
import time

import numpy as np
import pytest
from community_grids.engine.gridding.numbering import CodeProfile, chinese_number, number_grids, reading_order
from hypothesis import given
from hypothesis import strategies as st

A, B = "430702001001", "430702001002"
STAT15 = CodeProfile()
CJ213 = CodeProfile(id="cj213_14", number_digits=2)
CJT349 = CodeProfile(id="cjt349_20", prefix="000000", number_digits=2, zero_when_undivided=True)
MICRO18 = CodeProfile(id="micro18", suffix="000")
STREET = CodeProfile(id="custom", prefix="ZH", community_digits=9, number_digits=2)
SPECIAL = CodeProfile(special_from=901)


def numbered(places, communities=None, codes=(A,), kinds=None, locked=None, used=(), profile=STAT15, **more):
    communities = [0] * len(places) if communities is None else communities
    return number_grids(
        places,
        communities,
        list(codes),
        more.pop("community_places", [(100.0 * i, 0.0) for i in range(len(codes))]),
        kinds or ["urban"] * len(codes),
        locked or [""] * len(places),
        set(used),
        profile,
        **more,
    )


def row_of(n):
    """So many grids beside each other."""
    return [(float(i), 0.0) for i in range(n)]


def test_codes_run_west_to_east_in_rows_from_the_north():
    lattice = [(x, y + 0.2 * (x % 2)) for y in (0, 1, 2) for x in (0, 1, 2)]
    codes = numbered(lattice).grid_codes
    assert [int(code[-3:]) for code in codes] == [7, 8, 9, 4, 5, 6, 1, 2, 3]
    assert all(code.startswith(A) and len(code) == 15 for code in codes)


def test_the_grids_own_heights_set_the_bands():
    places = [(1.0, 10.0), (0.0, 8.0)]
    assert list(numbered(places, heights=[1.0, 1.0]).grid_codes) == [A + "001", A + "002"]
    assert list(numbered(places, heights=[9.0, 9.0]).grid_codes) == [A + "002", A + "001"]


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), unique=True, max_size=30), st.randoms())
def test_the_order_of_the_rows_does_not_matter(places, random):
    shuffled = random.sample(places, len(places))
    ordered = [places[i] for i in reading_order(places)]
    assert sorted(ordered) == sorted(places)
    assert ordered == [shuffled[i] for i in reading_order(shuffled)]


def test_one_column_reads_downwards():
    assert reading_order([(5, 1), (5, 3), (5, 2)]).tolist() == [1, 2, 0]


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (STAT15, [A + "001", A + "002"]),
        (CJ213, [A + "01", A + "02"]),
        (CJT349, ["000000" + A + "01", "000000" + A + "02"]),
        (MICRO18, [A + "001000", A + "002000"]),
        (STREET, ["ZH43070200101", "ZH43070200102"]),
    ],
)
def test_profiles(profile, expected):
    numbering = numbered(row_of(2), profile=profile)
    assert list(numbering.grid_codes) == expected
    assert list(numbering.grid_names) == ["第一网格", "第二网格"]
    assert numbering.findings == []


def test_the_only_grid_of_a_community_has_number_nought_where_the_profile_says_so():
    numbering = numbered(row_of(3), [0, 0, 1], (A, B), profile=CJT349)
    assert list(numbering.grid_codes) == ["000000" + A + "01", "000000" + A + "02", "000000" + B + "00"]
    assert numbering.grid_names[2] == "第一网格"
    again = numbered(row_of(1), profile=CJT349, used={"000000" + A + "00"})
    assert list(again.grid_codes) == ["000000" + A + "01"]


def test_a_profile_above_the_community_shares_its_numbers():
    numbering = numbered(row_of(4), [0, 1, 0, 1], (A, B), profile=STREET)
    assert list(numbering.grid_codes) == [f"ZH4307020010{n}" for n in (1, 2, 3, 4)]


def test_special_grids_have_their_own_numbers_only_where_asked():
    kinds = ["urban", "special"]
    codes = ("430702001001", "430702001901")
    plain = numbered(row_of(2), [0, 1], codes, kinds)
    ranged = numbered(row_of(2), [0, 1], codes, kinds, profile=SPECIAL)
    assert [code[-3:] for code in plain.grid_codes] == ["001", "001"]
    assert [code[-3:] for code in ranged.grid_codes] == ["001", "901"]


def test_urban_numbers_step_over_the_special_ones():
    numbering = numbered(row_of(902), profile=SPECIAL)
    assert [code[12:] for code in numbering.grid_codes[-3:]] == ["900", "1000", "1001"]


def test_used_and_locked_codes_are_never_given_again():
    numbering = numbered(row_of(4), locked=["", A + "002", "", ""], used={A + "001", A + "004"})
    assert list(numbering.grid_codes) == [A + "003", A + "002", A + "005", A + "006"]
    assert list(numbering.grid_names) == ["第三网格", "第二网格", "第五网格", "第六网格"]


def test_a_locked_code_of_another_making_is_its_own_name():
    numbering = numbered(row_of(2), locked=["G-7", ""])
    assert list(numbering.grid_codes) == ["G-7", A + "001"]
    assert numbering.grid_names[0] == "G-7"


def test_of_two_locked_grids_with_one_code_the_second_is_numbered():
    numbering = numbered(row_of(2), locked=[A + "001", A + "001"])
    assert list(numbering.grid_codes) == [A + "001", A + "002"]
    assert [(f.check, f.grid_code, f.place) for f in numbering.findings] == [
        ("locked_code_duplicate", A + "001", (1.0, 0.0))
    ]


def test_communities_without_a_code_are_numbered_in_reading_order():
    codes = ("", A, "12345", None, "43070200100X")
    places = [(0, 0), (5, 5), (9, 10), (0, 10), (9, 0)]
    numbering = numbered(row_of(5), [0, 1, 2, 3, 4], codes, community_places=places)
    assert list(numbering.community_codes) == ["003", A, "002", "001", "004"]
    assert list(numbering.grid_codes) == ["003001", A + "001", "002001", "001001", "004001"]
    [finding] = numbering.findings
    assert finding.check == "communities_numbered"
    assert finding.numbers == {"count": 4, "first": "001", "last": "004", "rows": (0, 2, 3, 4)}


def test_zeros_alone_are_no_code():
    numbering = numbered(row_of(2), [0, 1], ("000000000000", A))
    assert list(numbering.grid_codes) == ["001001", A + "001"]


def test_communities_with_one_code_share_its_numbers():
    numbering = numbered(row_of(4), [0, 1, 0, 1], (A, A))
    assert list(numbering.grid_codes) == [A + f"00{n}" for n in (1, 2, 3, 4)]
    assert [(f.check, f.numbers) for f in numbering.findings] == [("community_code_duplicate", {"code": A, "rows": 2})]


def test_too_many_grids_get_longer_codes_and_are_told():
    numbering = numbered(row_of(101), profile=CJ213)
    assert len(set(numbering.grid_codes)) == 101
    assert list(numbering.grid_codes[-3:]) == [A + "99", A + "100", A + "101"]
    [finding] = numbering.findings
    assert (finding.check, finding.numbers, finding.grid_code) == ("number_overflow", {"count": 2}, A + "100")
    assert finding.place == (99.0, 0.0)


def test_more_than_999_communities_without_a_code_stay_apart():
    numbering = numbered(row_of(1200), list(range(1200)), [""] * 1200)
    assert {len(code) for code in numbering.community_codes} == {4}
    assert len(set(numbering.grid_codes)) == 1200


@given(st.data())
def test_codes_are_unique_and_new_whatever_comes_in(data):
    grids = data.draw(st.integers(0, 25))
    codes = data.draw(st.lists(st.sampled_from(["", A, B, "7", "001"]), min_size=1, max_size=4))
    some_codes = st.sampled_from([A + "001", A + "00200", "001001", "002003", B + "01", "x"])
    draw = data.draw
    communities = draw(st.lists(st.integers(0, len(codes) - 1), min_size=grids, max_size=grids))
    locked = draw(st.lists(st.just("") | some_codes, min_size=grids, max_size=grids))
    used = draw(st.frozensets(some_codes))
    profile = draw(st.sampled_from([STAT15, CJ213, CJT349, MICRO18, STREET, SPECIAL, CodeProfile(number_digits=1)]))
    kinds = draw(st.lists(st.sampled_from(["urban", "special"]), min_size=len(codes), max_size=len(codes)))
    numbering = numbered(row_of(grids), communities, codes, kinds, locked, used, profile)
    assert len(set(numbering.grid_codes)) == grids
    kept = {code for code in locked if code}
    assert kept <= set(numbering.grid_codes)
    assert not (set(numbering.grid_codes) - kept) & used
    assert all(numbering.grid_names)


def test_a_province_is_numbered_in_a_moment():
    rng = np.random.default_rng(1)
    communities = rng.integers(0, 667, 5162)
    codes = [f"530402{i // 200:03d}{i % 200:03d}" for i in range(667)]
    started = time.perf_counter()
    numbering = numbered(rng.random((5162, 2)), communities, codes, community_places=rng.random((667, 2)))
    assert time.perf_counter() - started < 2
    assert len(set(numbering.grid_codes)) == 5162


def value_of(words):
    """Read a Chinese number back, by another way than it was written."""
    total = part = digit = 0
    for word in words:
        if word in "零一二三四五六七八九":
            digit = "零一二三四五六七八九".index(word)
        elif word == "万":
            total, part, digit = (part + digit) * 10_000, 0, 0
        else:
            part, digit = part + (digit or 1) * {"十": 10, "百": 100, "千": 1000}[word], 0
    return total + part + digit


@given(st.integers(1, 10**8 - 1))
def test_chinese_numbers_read_back(number):
    words = chinese_number(number)
    assert value_of(words) == number
    assert not re.search("零零|零$|^零|零[千百十万]|^一十", words)


@pytest.mark.parametrize(
    ("number", "words"),
    [(11, "十一"), (99, "九十九"), (100, "一百"), (111, "一百一十一"), (901, "九百零一"), (1010, "一千零一十"),
     (10_000, "一万"), (10_010, "一万零一十"), (100_000, "十万")],
)  # fmt: skip
def test_chinese_numbers_as_officials_write_them(number, words):
    assert chinese_number(number) == words


@pytest.mark.parametrize("number", [0, -1, 10**8])
def test_numbers_without_chinese_words_are_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        chinese_number(number)
