"""What differs when the site is published: absolute addresses, no drafts."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

PUBLISHING = True
# Where this release goes, when it is not the address in site.yaml: a preview, a project page.
SITEURL = os.environ.get("LITERASI_SITEURL", "")
