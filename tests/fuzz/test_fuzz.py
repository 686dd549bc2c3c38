"""15,000 seeded sources in each run; `make fuzz` goes on through the night with others."""

import itertools

import pytest

from tests.fuzz.tokens import Sources
from tests.fuzz.trial import Trial

EACH = 2500


@pytest.mark.parametrize("seed", range(6))
def test_no_source_breaks_what_reads_it(seed: int) -> None:
    trial = Trial()
    for source in itertools.islice(Sources(seed), EACH):
        trial.run(source)
    assert [*trial.faults, *trial.feeds()] == []
    assert trial.count == EACH
