"""Signatures by SSH keys (ssh-keygen -Y, OpenSSH 8.0 and later): editors' machines have it."""

import os
import subprocess
from pathlib import Path

NAMESPACE = "literasi"
SIGNER = "redaksi"
"""The name that the list of allowed signers gives to those who may publish."""


KEY = "LITERASI_KUNCI"
"""The file of the private SSH key that signs releases."""


class SigningError(Exception):
    """Raised when a key cannot be used, or ssh-keygen is not there."""


def signing_key() -> Path | None:
    """Return the file of the key that signs, where one is given."""
    key = os.environ.get(KEY)
    return Path(key) if key else None


def sign(file: Path, key: Path) -> Path:
    """Sign a file with a private key, or one that ssh-agent holds; return the signature's file."""
    signature = file.with_name(f"{file.name}.sig")
    signature.unlink(missing_ok=True)
    _run(["-Y", "sign", "-q", "-f", str(key), "-n", NAMESPACE, str(file)])
    return signature


def verify(data: bytes, signature: Path, signers: Path) -> bool:
    """Tell whether one of the allowed signers (ssh-keygen(1), ALLOWED SIGNERS) signed the data."""
    command = ["-Y", "verify", "-f", str(signers), "-I", SIGNER, "-n", NAMESPACE]
    try:
        _run([*command, "-s", str(signature)], data)
    except SigningError:
        return False
    return True


def _run(words: list[str], data: bytes = b"") -> None:
    try:
        done = subprocess.run(["ssh-keygen", *words], input=data, capture_output=True, check=False)
    except FileNotFoundError:
        raise SigningError("ssh-keygen tidak ada; pasang OpenSSH.") from None
    if done.returncode != 0:
        raise SigningError(done.stderr.decode(errors="replace").strip())
