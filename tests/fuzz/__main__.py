"""python -m tests.fuzz N [--seed S]: try N sources; exit code 1 when anything did not hold."""

import argparse
import itertools
import sys
import time

from tests.fuzz.tokens import Sources
from tests.fuzz.trial import Trial


def main() -> None:
    """Read the command line, try, and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("count", metavar="N", type=int)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    trial = Trial()
    start = time.process_time()
    for source in itertools.islice(Sources(options.seed), options.count):
        trial.run(source)
    trial.faults += trial.feeds()
    seconds = time.process_time() - start
    print(f"{trial.count} sumber, benih {options.seed}, {seconds:.0f} s, {len(trial.faults)} gagal")
    for fault in trial.faults[:50]:
        print(fault[:2000])
    sys.exit(bool(trial.faults))


if __name__ == "__main__":
    main()
