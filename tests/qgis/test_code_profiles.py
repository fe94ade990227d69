"""Profiles are data: what is shipped can be read, and what is wrong in one is named."""

import copy
import json

import pytest
from community_grids.adapters.gridding.code_profiles import NO_LIMIT, ProfileError, profile_files, read_profile
from community_grids.engine.gridding.model import Band
from community_grids.engine.gridding.numbering import number_grids

COMMUNITY = "310101013005"


@pytest.fixture
def good():
    return json.loads(profile_files()["stat15"].read_text(encoding="utf-8"))


@pytest.fixture
def refusal(tmp_path):
    """A function that writes a profile and gives the sentence with which it is refused."""

    def of(data):
        file = tmp_path / "our_city.json"
        file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        with pytest.raises(ProfileError) as caught:
            read_profile(file)
        assert "our_city.json" in str(caught.value)
        return str(caught.value)

    return of


@pytest.mark.parametrize(
    ("profile", "codes"),
    [
        ("stat15", ["310101013005001", "310101013005002"]),
        ("cj213_14", ["31010101300501", "31010101300502"]),
        ("cjt349_20", ["00000031010101300501", "00000031010101300502"]),
        ("micro18", ["310101013005001000", "310101013005002000"]),
        ("custom", ["ZH31010101301", "ZH31010101302"]),
    ],
)
def test_shipped_profiles_make_their_codes(profile, codes):
    city = read_profile(profile)
    assert city.id == city.code.id == profile
    numbering = number_grids(
        [(0, 0), (1, 0)], [0, 0], [COMMUNITY], [(0, 0)], ["urban"], ["", ""], set(), city.code
    )  # fmt: skip
    assert list(numbering.grid_codes) == codes
    assert list(numbering.grid_names) == ["第一网格", "第二网格"]


def test_all_shipped_profiles_are_read_in_both_languages():
    files = profile_files()
    assert list(files) == ["stat15", "cj213_14", "cjt349_20", "custom", "micro18"]
    for name, file in files.items():
        chinese, english = read_profile(name), read_profile(file, language="en")
        assert chinese.title != english.title
        assert english.code.name(12) == "Grid 12"
        assert english.bands == {"urban": Band(350, 500), "rural": Band(150, 350), "special": Band(0, NO_LIMIT)}


def test_the_default_is_the_statistical_code():
    assert read_profile().id == "stat15"


def test_the_special_range_is_off_unless_asked_for():
    assert read_profile().code.special_from == 0
    assert read_profile(special_from=901).code.special_from == 901


def test_a_missing_file_and_bad_json_are_named(refusal, tmp_path):
    with pytest.raises(ProfileError, match=r"nowhere\.json cannot be read"):
        read_profile(tmp_path / "nowhere.json")
    assert "is not valid JSON" in refusal('{"id": ')
    assert "must be an object" in refusal("[1, 2]")


def test_text_in_another_encoding_is_named(tmp_path):
    file = tmp_path / "gbk.json"
    file.write_bytes('{"id": "第一网格"}'.encode("gbk"))
    with pytest.raises(ProfileError, match=r"gbk\.json cannot be read"):
        read_profile(file)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "a/b"),
        ("title", "a title"),
        ("title.zh", 7),
        ("code", []),
        ("code.number_digits", "3"),
        ("code.number_digits", True),
        ("code.number_digits", 0),
        ("code.community_digits", 0),
        ("code.community_digits", 2.5),
        ("code.community_pattern", "[0-9"),
        ("code.zero_when_undivided", 1),
        ("code.special_from", 1000),
        ("code.prefix", 5),
        ("code.colour", "red"),
        ("bands.urban", None),
        ("bands.urban.minimum", 501),
        ("bands.rural.maximum", "350"),
        ("bands.village", {}),
    ],
)
def test_a_wrong_field_is_named(good, refusal, field, value):
    section = data = copy.deepcopy(good)
    *path, last = field.split(".")
    for name in path:
        section = section[name]
    section[last] = value
    named = field.removesuffix(".minimum") if value == 501 else field
    assert f"the field {named} " in refusal(data)


@pytest.mark.parametrize("template", ["网格", "第{n}网格", "第{number网格", "{number.real}", "{chinese:d}", "{}"])
def test_a_wrong_template_of_names_is_refused(good, refusal, template):
    good["code"]["name_template"]["zh"] = template
    assert "the field code.name_template " in refusal(good)


@pytest.mark.parametrize("field", ["id", "title", "code", "bands", "code.number_digits", "bands.special"])
def test_a_missing_field_is_named(good, refusal, field):
    section = good
    *path, last = field.split(".")
    for name in path:
        section = section[name]
    del section[last]
    assert f"the field {field} is missing" in refusal(good)
