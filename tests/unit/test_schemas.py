"""The JSON Schemas that editors' programs use are those of the model."""

from pathlib import Path
from typing import Any

import pytest

from plugins.core.model import specs
from plugins.desk.field_tables import FILE, page
from plugins.desk.schemas import schema, write_schemas
from plugins.kinds import KINDS
from plugins.kinds.entry import Entry
from tests.conftest import ROOT


def test_the_written_documents_are_up_to_date(tmp_path: Path) -> None:
    """`literasi dokumen` writes them anew."""
    assert page() == (ROOT / "docs" / FILE).read_text("utf-8")
    for path in write_schemas(tmp_path):
        assert path.read_text("utf-8") == (ROOT / "docs/skema" / path.name).read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_schema_has_every_field_under_both_names(kind: type[Entry]) -> None:
    properties: dict[str, Any] = schema(kind)["properties"]
    for name, spec, _ in specs(kind):
        assert properties[spec.key] == properties[name]
        assert properties[name]["title"] == spec.label.id


def test_nested_records_and_choices_are_spelt_out() -> None:
    award = schema(KINDS["penghargaan"])["properties"]["penghargaan"]
    assert award["type"] == "object"
    assert "nasional" in award["properties"]["tingkat"]["enum"]
    assert award["properties"]["diterima_oleh"]["items"]["properties"]["nama"]["title"] == "Nama"
    audio = schema(KINDS["podcast"])["properties"]["audio"]
    assert [option["type"] for option in audio["anyOf"]] == ["string", "object"]
