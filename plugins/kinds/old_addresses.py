"""Addresses that the site once had, as site.yaml tells of them."""

from plugins.core import fields
from plugins.core.model import Record, field


class Redirection(Record):
    """An address that now leads to another."""

    source: fields.SitePath = field(
        "Dari", "From", key="dari", required=True, example="/category/berita/",
    )  # fmt: skip
    target: fields.Target = field(
        "Ke", "To", key="ke", required=True, example="/berita/",
    )  # fmt: skip
