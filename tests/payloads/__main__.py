"""python -m tests.payloads FILE [--all]: write what tests/browser/payloads.mjs opens.

Without --all each attack stands raw in one of the eight places, in turn; with it in all of them.
"""

import argparse
import json
from pathlib import Path

from plugins.core.security_policy import page_policy
from tests.payloads.grammar import payloads
from tests.payloads.places import PLACES, cleaned, raw


def main() -> None:
    """Read the command line and write the documents."""
    parser = argparse.ArgumentParser(prog="python -m tests.payloads", description=__doc__)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    attacks = payloads()
    written = [
        document
        for number, place in enumerate(PLACES)
        for document in raw(attacks if options.all else attacks[number :: len(PLACES)], place)
    ]
    content = {
        "policy": page_policy(),
        "attacks": len(attacks),
        "cleaned": list(cleaned(attacks)),
        "raw": written,
    }
    options.file.parent.mkdir(parents=True, exist_ok=True)
    options.file.write_text(json.dumps(content), "utf-8")


if __name__ == "__main__":
    main()
