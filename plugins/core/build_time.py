"""The moment that a build takes for now."""

import datetime
from collections.abc import Mapping


def build_time(environment: Mapping[str, str], zone: datetime.tzinfo) -> datetime.datetime:
    """Return the moment of SOURCE_DATE_EPOCH when the environment gives it, else the clock's.

    What depends on the day (scheduled and expired entries, coming events, the sitemap of news)
    then repeats: https://reproducible-builds.org/specs/source-date-epoch/ .
    Raises ValueError, with an Indonesian message, when it is no number of seconds.
    """
    given = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return datetime.datetime.now(zone)
    try:
        return datetime.datetime.fromtimestamp(int(given), zone)
    except (ValueError, OverflowError, OSError):
        raise ValueError(
            f"SOURCE_DATE_EPOCH: '{given}' bukan waktu. Tulis detik sejak 1970, atau kosongkan."
        ) from None
