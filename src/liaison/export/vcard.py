"""Offices and people as vCards (3.0, which every address book reads)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from liaison.domain.exporting import Contact
from liaison.export.files import written_whole


def write_cards(contacts: Sequence[Contact], target: Path) -> None:
    """All cards in one file. Raises ExportFailed."""
    with written_whole(target) as stream:
        for contact in contacts:
            stream.write(card(contact).encode("utf-8"))


def card(contact: Contact) -> str:
    """One card; an office is an organisation's card, with its kind as the role."""
    import vobject
    from vobject.vcard import Address, Name

    made = vobject.vCard()
    made.add("fn").value = contact.name
    family = contact.family_name or ("" if contact.given_name or contact.is_office else contact.name)
    made.add("n").value = Name(family=family, given=contact.given_name)
    made.add("org").value = [part for part in (contact.agency, contact.office) if part] or [contact.name]
    if contact.is_office:
        made.add("x-abshowas").value = "COMPANY"
    if contact.role:
        made.add("role" if contact.is_office else "title").value = contact.role
    if contact.address or contact.city or contact.country:
        made.add("adr").value = Address(street=contact.address, city=contact.city, country=contact.country)
    for name, value in (("tel", contact.phone), ("email", contact.email), ("url", contact.website)):
        if value:
            made.add(name).value = value
    if contact.note:
        made.add("note").value = contact.note
    text: str = made.serialize()
    return text
