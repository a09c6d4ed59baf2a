"""Every catalogue says everything that the program says, with the same placeholders, keys and markings."""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo

import languages
from liaison.base import translations

CATALOGUES = sorted(languages.CATALOGUES.glob("*.po"))
PLURAL_FORMS = {"ru": 3}
# a key that Alt reaches: one ampersand before a letter or digit
MNEMONIC = re.compile(r"&(?=\w)")
HANDLING = re.compile(r"\b(?:TLP|RED|AMBER(?:\+STRICT)?|GREEN|CLEAR)\b")


@pytest.fixture(scope="module", params=CATALOGUES, ids=lambda path: path.stem)
def catalogue(request: pytest.FixtureRequest) -> Path:
    """Each language in turn."""
    path: Path = request.param
    return path


@pytest.fixture(scope="module")
def messages(catalogue: Path) -> tuple[Message, ...]:
    """The messages of one language."""
    return tuple(languages.entries(languages.read_catalogue(catalogue)))


def keys(message: Message) -> tuple[str, ...]:
    """The English: one text, or singular and plural."""
    return tuple(message.id) if message.pluralizable else (str(message.id),)


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def offending(messages: tuple[Message, ...], wrong: Callable[[tuple[str, ...], str], bool]) -> list[str]:
    """The translations of which `wrong(English, translation)` holds."""
    return [text for message in messages for text in languages.forms(message) if wrong(keys(message), text)]


def test_russian_is_there() -> None:
    assert "ru" in {path.stem for path in CATALOGUES}


def test_every_text_of_the_sources_is_translated_and_nothing_else_is_kept(catalogue: Path) -> None:
    updated = languages.update(catalogue)
    assert updated.missing == ()
    assert updated.is_current, "run: python packaging/languages.py"


def test_no_translation_is_only_guessed(messages: tuple[Message, ...]) -> None:
    assert [message.id for message in messages if message.fuzzy] == []


def test_plural_forms_are_those_of_the_language(catalogue: Path, messages: tuple[Message, ...]) -> None:
    expected = PLURAL_FORMS.get(catalogue.stem, languages.read_catalogue(catalogue).num_plurals)
    wrong = [message.id for message in messages if message.pluralizable and len(languages.forms(message)) != expected]
    assert wrong == []


def test_placeholders_are_those_of_the_english(messages: tuple[Message, ...]) -> None:
    # a form for one stands for 21 too where a language has it so: every form needs what the English plural has
    assert offending(messages, lambda english, text: placeholders(text) != placeholders(english[-1])) == []


def test_every_translation_can_be_filled(messages: tuple[Message, ...]) -> None:
    filled = [text.format(**dict.fromkeys(placeholders(text), 1)) for m in messages for text in languages.forms(m)]
    assert all(filled)


def test_keys_that_alt_reaches_are_kept(messages: tuple[Message, ...]) -> None:
    def counted(text: str) -> int:
        return len(MNEMONIC.findall(text))

    assert offending(messages, lambda english, text: counted(text) != counted(english[0])) == []


def test_white_space_at_both_ends_is_kept(messages: tuple[Message, ...]) -> None:
    def ends(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert offending(messages, lambda english, text: ends(text) != ends(english[0])) == []


def test_handling_codes_are_never_translated(messages: tuple[Message, ...]) -> None:
    assert offending(messages, lambda english, text: HANDLING.findall(text) != HANDLING.findall(english[0])) == []


@pytest.fixture
def compiled(catalogue: Path, tmp_path: Path) -> Iterator[Path]:
    """The folder of the compiled catalogue, in use."""
    with (tmp_path / f"{catalogue.stem}.mo").open("wb") as stream:
        write_mo(stream, languages.read_catalogue(catalogue))
    translations.use_language(catalogue.stem, tmp_path)
    yield tmp_path
    translations.use_language("en", tmp_path)


def test_a_compiled_catalogue_speaks(compiled: Path, messages: tuple[Message, ...]) -> None:
    for message in messages:
        if not message.pluralizable:
            assert translations.tr(str(message.id)) == message.string


def test_numbers_choose_their_russian_form(tmp_path: Path) -> None:
    stream = io.BytesIO()
    write_mo(stream, languages.read_catalogue(languages.CATALOGUES / "ru.po"))
    stream.seek(0)
    russian = gettext.GNUTranslations(stream)
    said = [russian.ngettext("{n} country", "{n} countries", n).format(n=n) for n in (1, 2, 5, 11, 21, 104)]
    assert said == ["1 страна", "2 страны", "5 стран", "11 стран", "21 страна", "104 страны"]


SOURCE = """
from liaison.base.translations import marked, tr, trn

WORDS = {"one": marked("Marked"), "two": "Not for people"}
tr("Hello, {name}", name="you")
print(f"{trn('{n} day', '{n} days', 2)} from now")
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A program of three texts."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "program.py").write_text(SOURCE, encoding="utf-8")
    return folder


def test_a_text_put_together_before_its_translation_is_refused(sources: Path) -> None:
    (sources / "program.py").write_text('tr(f"Hello, {name}")', encoding="utf-8")
    with pytest.raises(ValueError, match=r"program\.py:1: tr needs the whole text"):
        languages.messages_of(sources)


def test_an_empty_file_is_a_new_language_and_lacks_everything(sources: Path, tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.touch()
    updated = languages.update(path, sources)
    assert updated.missing == ("Hello, {name}", "Marked", "{n} day")
    assert not updated.is_current


def test_an_update_keeps_translations_and_drops_what_is_gone(sources: Path, tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_text(
        'msgid "Marked"\nmsgstr "Помечено"\n\nmsgid "Gone"\nmsgstr "Нет"\n\n'
        '#, fuzzy\nmsgid "Hello, {name}"\nmsgstr "Угадано, {name}"\n\n'
        'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} день"\nmsgstr[1] "{n} дня"\nmsgstr[2] "{n} дней"\n',
        encoding="utf-8",
    )
    updated = languages.update(path, sources)
    assert updated.missing == ("Hello, {name}",)
    assert "Помечено" in updated.text
    assert "{n} дней" in updated.text
    assert "Gone" not in updated.text
    path.write_text(updated.text, encoding="utf-8")
    assert languages.update(path, sources).is_current
    assert languages.update(path, sources).text == updated.text


def test_checking_fails_and_writes_nothing_where_a_text_is_not_translated(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ru.po"
    path.touch()
    monkeypatch.setattr(languages, "CATALOGUES", tmp_path)
    monkeypatch.setattr(languages, "update", lambda path, update=languages.update: update(path, sources))
    assert languages.main(["--check"]) == 1
    assert path.read_text(encoding="utf-8") == ""
    assert languages.main([]) == 1
    assert "ru.po: not translated: 'Marked'" in capsys.readouterr().out
