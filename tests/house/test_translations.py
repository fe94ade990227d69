"""Every text that a person can read is in 简体中文 too."""

import ast
import re
import shutil

import pytest
from messages import ROOMS, messages, placeholders, texts_in_source
from rooms import HOUSE

TRANSLATION = HOUSE / "i18n" / "community_grids_zh-Hans.ts"


@pytest.fixture(scope="module")
def texts():
    if not shutil.which("pylupdate5"):
        pytest.skip("pylupdate5 is not installed")
    return texts_in_source()


@pytest.fixture(scope="module")
def translated():
    return messages(TRANSLATION)


def test_texts_are_found(texts):
    assert len(texts) > 50


def literals_in_calls(file):
    """What the calls `translate(context, text)` and `tr(text)` of a file say: pairs (context, text)."""
    for box in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        for node in ast.walk(box) if isinstance(box, ast.ClassDef) else ():
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "tr":
                yield from ((box.name, word.value) for word in node.args[:1] if isinstance(word, ast.Constant))
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and "translate" in (getattr(node.func, "id", ""), getattr(node.func, "attr", "")):
            words = [word.value for word in node.args[:2] if isinstance(word, ast.Constant)]
            if len(words) == 2:
                yield tuple(words)


def test_no_text_is_written_so_that_pylupdate_misses_it(texts):
    """It does where a comma follows a text on lines of its own, and in an f-string."""
    written = {
        pair for room in ROOMS for file in sorted((HOUSE / room).rglob("*.py")) for pair in literals_in_calls(file)
    }
    assert len(written) > 50
    assert sorted(written - texts) == []


def test_every_text_has_a_finished_translation(texts, translated):
    assert sorted(text for text in texts if not translated.get(text, "").strip()) == []


def test_no_translation_is_left_of_a_text_that_is_gone(texts, translated):
    assert sorted(set(translated) - texts) == []


def test_translations_are_filled_in_by_the_same_names(translated):
    assert [
        text for (_, text), other in translated.items() if other and placeholders(text) != placeholders(other)
    ] == []


def test_translations_are_chinese(translated):
    chinese = re.compile(r"[\u4e00-\u9fff]")
    words = re.compile(r"[A-Za-z]{3,}")
    name = re.compile(r"[\w.-]+\.\w+|boundary_\w+")  # the help page's file, a field: one for each language
    texts = [text for (_, text), other in translated.items() if other and not chinese.search(other)]
    said = {text: re.sub(r"\{[^{}]*\}", "", text) for text in texts}  # without the names of what is filled in
    assert [text for text in texts if words.search(said[text]) and not name.fullmatch(text)] == []


def test_an_unfinished_translation_is_seen(tmp_path):
    path = tmp_path / "a.ts"
    path.write_text(
        '<TS version="2.1"><context><name>A</name>'
        "<message><source>Done {n}</source><translation>好了 {n}</translation></message>"
        '<message><source>Open</source><translation type="unfinished">打开</translation></message>'
        '<message><source>Gone</source><translation type="vanished">没了</translation></message>'
        "</context></TS>",
        encoding="utf-8",
    )
    assert messages(path) == {("A", "Done {n}"): "好了 {n}", ("A", "Open"): ""}


def test_the_texts_of_the_source_are_found(tmp_path):
    if not shutil.which("pylupdate5"):
        pytest.skip("pylupdate5 is not installed")
    (tmp_path / "adapters").mkdir()
    (tmp_path / "adapters" / "a.py").write_text(
        'translate = QCoreApplication.translate\nQCoreApplication.translate("Here", "One")\ntranslate("There", "Two")\n'
        'class Box:\n    def text(self):\n        return self.tr("Three")\n'
    )
    assert texts_in_source(tmp_path) == {("Here", "One"), ("There", "Two"), ("Box", "Three")}
