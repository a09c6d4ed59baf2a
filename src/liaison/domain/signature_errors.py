"""What can be wrong with a signature, or with the key it should be checked with."""

from __future__ import annotations

from liaison.base.errors import WorldError
from liaison.base.translations import tr


class SignatureWrong(WorldError):
    """The content is not what was signed, or the signature itself is damaged."""

    code = 150

    def __init__(self, file: str) -> None:
        super().__init__(
            tr(
                "The signature of {file} does not fit: the file was changed after it was signed, or is damaged.",
                file=file,
            ),
            tr("Nothing was read from it. Ask whoever sent it for a new copy."),
        )


class SignatureMissing(WorldError):
    """There is no signature beside what needs one."""

    code = 151

    def __init__(self, file: str) -> None:
        super().__init__(
            tr("{file} has no signature.", file=file),
            tr("Nothing was read from it. The signature is a file of the same name that ends in .minisig; copy both."),
        )


class SignerNotTrusted(WorldError):
    """A signature by a key nobody here trusts.

    Attributes:
        key_id: which.
    """

    code = 152

    def __init__(self, file: str, key_id: str) -> None:
        super().__init__(
            tr("{file} is signed with the key {key}, which is not trusted here.", file=file, key=key_id),
            tr(
                "Nothing was read from it. Ask whoever sent it for their public key, and compare its fingerprint with them."
            ),
        )
        self.key_id = key_id


class KeyNotReadable(WorldError):
    """Something that should be a public key and is none."""

    code = 153

    def __init__(self, given: str) -> None:
        super().__init__(
            tr("{given} is not a public key of minisign.", given=given),
            tr("It is a line of 56 letters and digits that begins with RW, or the .pub file that holds it."),
        )


class FingerprintDiffers(WorldError):
    """What was compared is not the same."""

    code = 154

    def __init__(self, fingerprint: str) -> None:
        super().__init__(
            tr("The fingerprint of this key is another: {fingerprint}", fingerprint=fingerprint),
            tr("The key is not trusted. Ask its owner, by a way you know to be theirs, what the fingerprint is."),
        )
