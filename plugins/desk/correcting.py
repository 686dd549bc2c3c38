"""A dated correction on an entry, as the press council's code for online media asks (point 4)."""

import datetime
from pathlib import Path

from plugins.core import front_matter_editing
from plugins.core.front_matter import read
from plugins.desk.proofreading import replace_file


def correct(file: Path, shown: str, text: str, day: datetime.date) -> bool:
    """Add the correction; False if this very one is there already. Raises EditRefusedError.

    Every other byte of the file stays.
    """
    data = file.read_bytes()
    source, problems = read(data, shown)
    if source is None:
        raise front_matter_editing.EditRefusedError(problems)
    english = "corrections" in source.values
    key = "corrections" if english else "ralat"
    date_key, text_key = ("date", "text") if english else ("tanggal", "isi")
    correction = {date_key: day.isoformat(), text_key: text}
    old = source.values.get(key) or []
    corrections = [*(old if isinstance(old, list) else [old]), correction]
    if any(isinstance(one, dict) and one.get(text_key) == text for one in corrections[:-1]):
        return False
    values = {**source.values, key: corrections}
    replace_file(file, front_matter_editing.rewrite(data, values, path=shown))
    return True
