"""The printed recovery code: 160 random bits as eight groups of four characters and one check character each.

Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O, U. The check character is linear over the field of
32 elements, with a weight of its own for each place and for the group's number, so that every single wrong character,
every two neighbours swapped and every two groups swapped are noticed, and the group can be named.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from liaison.domain.vault_errors import RecoveryCodeMistyped

GROUPS = 8
GROUP_LENGTH = 5
LENGTH = GROUPS * GROUP_LENGTH
SECRET_BYTES = 20

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
# what a hand writes or another keyboard layout types for a character of the alphabet
_LOOK_ALIKES = str.maketrans("OILАВЕКМНОРСТХУ", "011ABEKMH0PCTXY")
_FIELD_POLYNOMIAL = 0b100101


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """160 secret bits. `repr` does not show them."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_BYTES:
            raise ValueError("a recovery code has 160 bits")

    @property
    def groups(self) -> tuple[str, ...]:
        """The eight groups as printed, each of four characters and its check character."""
        number = int.from_bytes(self.secret, "big")
        digits = [(number >> (5 * place)) & 31 for place in reversed(range(GROUPS * (GROUP_LENGTH - 1)))]
        return tuple(_with_check(index, digits[4 * index : 4 * index + 4]) for index in range(GROUPS))

    @property
    def text(self) -> str:
        """The code as printed: groups joined by hyphens."""
        return "-".join(self.groups)

    @classmethod
    def parse(cls, text: str) -> RecoveryCode:
        """The code a person typed, tolerant of case, spacing, hyphens, O for 0, I and L for 1, and Cyrillic look-alikes.

        Raises:
            RecoveryCodeMistyped: a character is missing, left over or wrong; it names the groups.
        """
        typed = normalised(text)
        wrong = () if len(typed) != LENGTH else mistyped_groups(typed)
        if len(typed) != LENGTH or wrong:
            raise RecoveryCodeMistyped(wrong, len(typed), LENGTH)
        number = 0
        for index in range(GROUPS):
            for character in typed[GROUP_LENGTH * index : GROUP_LENGTH * (index + 1) - 1]:
                number = number << 5 | _VALUES[character]
        return cls(number.to_bytes(SECRET_BYTES, "big"))


def normalised(text: str) -> str:
    """`text` in the code's own alphabet, without spacing; characters that cannot be meant are left for the check to find."""
    folded = unicodedata.normalize("NFKC", text).upper().translate(_LOOK_ALIKES)
    return "".join(character for character in folded if character.isalnum())


def mistyped_groups(text: str) -> tuple[int, ...]:
    """Numbers, from 1, of the completely typed groups of `text` whose check character does not fit: for marking while typing."""
    typed = normalised(text)
    complete = [typed[start : start + GROUP_LENGTH] for start in range(0, len(typed) - GROUP_LENGTH + 1, GROUP_LENGTH)]
    return tuple(index + 1 for index, group in enumerate(complete) if not _fits(index, group))


def _fits(index: int, group: str) -> bool:
    digits = [_VALUES.get(character, -1) for character in group]
    return -1 not in digits and _with_check(index, digits[:-1]) == group


def _with_check(index: int, digits: list[int]) -> str:
    check = 0
    weight = 2
    for digit in (*digits, index + 1):
        check ^= _product(weight, digit)
        weight = _product(weight, 2)
    return "".join(_ALPHABET[digit] for digit in (*digits, check))


def _product(left: int, right: int) -> int:
    """The product in the field of 32 elements."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 32:
            left ^= _FIELD_POLYNOMIAL
        right >>= 1
    return product
