"""A key pair of one test, and what it signs."""

from __future__ import annotations

from dataclasses import dataclass, field

import minisign

from liaison.domain.signers import Signer, TrustedBy, signer_of_key


@dataclass(frozen=True)
class TestKey:
    """Signs as minisign does."""

    __test__ = False

    name: str = "Headquarters"
    pair: minisign.KeyPair = field(default_factory=minisign.KeyPair.generate)

    @property
    def public(self) -> str:
        """The one line of a `.pub` file that counts."""
        text: str = self.pair.public_key.to_base64().decode()
        return text

    def signer(self, trusted_by: TrustedBy = TrustedBy.PROGRAM) -> Signer:
        """As somebody who is trusted."""
        return signer_of_key(self.public, self.name, trusted_by)

    def sign(self, content: bytes) -> bytes:
        """The file of a signature."""
        signed: bytes = bytes(self.pair.secret_key.sign(content, trusted_comment="test"))
        return signed + b"\n"
