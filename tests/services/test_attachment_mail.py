"""Saved e-mails become readable, whatever program wrote them, and broken ones do no harm."""

from __future__ import annotations

from email.message import EmailMessage

from hypothesis import given
from hypothesis import strategies as st

from liaison.services.attachment_mail import mail_text


def letter(html: bool = True) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Иванов И. И. <ivanov@example.by>"
    message["To"] = "G. Balsamo <gb@example.org>"
    message["Subject"] = "Список контактных пунктов — третье заседание смешанной комиссии в городе Баку"
    message.set_content("Уважаемые коллеги!\nСписок приложен.", charset="koi8-r", cte="base64")
    if html:
        message.add_alternative("<p>Уважаемые <b>коллеги</b></p>", subtype="html")
    message.add_attachment(b"1;2", maintype="text", subtype="csv", filename="Список.csv")
    return message


def test_headers_text_and_names_of_files() -> None:
    text = mail_text(letter().as_bytes())
    assert text.split("\n")[0] == "Sender: Иванов И. И. <ivanov@example.by>"
    assert "Subject: Список контактных пунктов — третье заседание смешанной комиссии в городе Баку" in text
    assert "Уважаемые коллеги!\nСписок приложен." in text
    assert "<p>" not in text and "1;2" not in text
    assert text.endswith("Attached to it: Список.csv")


def test_markup_alone_is_shown_as_it_is_written() -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content('<img src="https://example.org/seen.png">', subtype="html")
    assert '<img src="https://example.org/seen.png">' in mail_text(message.as_bytes())


def test_an_encoding_nobody_knows() -> None:
    raw = b"Subject: =?no-such?B?0J/RgNC+?=\nContent-Type: text/plain; charset=no-such\n\n" + "Протокол".encode()
    assert "Протокол" in mail_text(raw)


def test_a_letter_cut_short() -> None:
    whole = letter().as_bytes()
    for end in range(0, len(whole), 37):
        assert isinstance(mail_text(whole[:end]), str)


@given(st.binary(max_size=600))
def test_any_bytes_do_no_harm(content: bytes) -> None:
    assert isinstance(mail_text(b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" + content), str)
