"""Ids on walls: nobody has the same, a slip shows, and whatever a scanner gives is understood."""

import numpy as np
import pytest
from community_grids.engine.premises.public_ids import (
    content_of,
    ids_in,
    is_id,
    misread,
    new_ids,
    spoken,
    template_trouble,
)

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def drawn(count, taken=(), seed=1):
    generator = np.random.default_rng(seed)
    return new_ids(count, taken, lambda n: int(generator.integers(n)))


def test_new_ids_are_short_different_and_hold_no_letter_that_looks_like_another():
    ids = drawn(2000)
    assert len(set(ids)) == 2000
    assert all(is_id(each) and len(each) == 8 and each[0].isalpha() and not set(each) & set("ILOU") for each in ids)


def test_an_id_that_is_given_is_not_given_again():
    first = drawn(5)
    assert not set(drawn(5, taken=set(first))) & set(first)


def test_every_wrong_symbol_and_every_two_that_changed_places_show():
    for one in drawn(20):
        wrong = {one[:at] + symbol + one[at + 1 :] for at in range(8) for symbol in SYMBOLS} - {one}
        swapped = {
            "".join(one[{a: b, b: a}.get(at, at)] for at in range(8))
            for a in range(8)
            for b in range(a)
            if one[a] != one[b]
        }
        assert not any(map(is_id, wrong | swapped))


@pytest.mark.parametrize(
    "given",
    [
        "{0}",
        " {1} \n",
        "cg-{0}",
        "CG {1}",
        "ＣＧ－{0}",
        "https://city.example/b/{0}",
        "https://city.example/scan?id={1}&from=wall#top",
        "http://city.example/community-grids/{0}/",
    ],
)
def test_what_a_scanner_gives_is_understood_in_any_case(given):
    for one in drawn(3):
        text = given.format(one, spoken(one))
        assert ids_in(text)[0] == ids_in(text.lower())[0] == one


def test_letters_that_look_like_digits_are_read_as_digits():
    one = next(each for each in drawn(500) if "0" in each and "1" in each)
    assert ids_in(one.replace("0", "O").replace("1", "l")) == [one]


def test_a_citys_own_template_is_taken_off_whatever_stands_in_it():
    one = drawn(1)[0]
    template = "长安楼栋{id}号"
    assert ids_in(content_of(one, template), template) == [one]


def test_a_slip_is_told_from_what_is_no_id_at_all():
    one = drawn(1)[0]
    slip = one[:-1] + SYMBOLS[(SYMBOLS.index(one[-1]) + 1) % 32]
    assert misread(slip) and misread(f"CG-{slip}") and not misread(one)
    assert not misread("") and not ids_in("430702001001005") and not misread("430702001001005")


def test_a_template_may_ask_for_nothing_but_the_id():
    assert template_trouble("{id}") == ""
    assert template_trouble("CG-{id}/{id}") == template_trouble("CG") == "no_id"
    assert template_trouble("{id}{address}") == template_trouble("{id") == "other_words"
