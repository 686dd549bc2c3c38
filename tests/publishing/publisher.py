"""Publishes one small release after the other until it is killed. Usage: OUTPUT FIRST."""

import sys
from itertools import count
from pathlib import Path

from plugins.publishing.releases.staging import staged
from tests.publishing.trees import write_site

if __name__ == "__main__":
    sys.stdout.write("siap\n")
    sys.stdout.flush()
    for number in count(int(sys.argv[2])):
        with staged(Path(sys.argv[1])) as staging:
            write_site(staging, number)
