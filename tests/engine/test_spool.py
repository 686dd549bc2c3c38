"""Bodies lie on the disk, and come back as they were."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.engine.pelican import EnginePelican
from plugins.engine.spool import Spool
from tests.conftest import Build

ANY = st.text(st.characters(exclude_categories=()))


@given(st.lists(ANY))
def test_what_is_put_is_got(texts: list[str]) -> None:
    spool = Spool()
    places = [spool.put(text) for text in texts]
    assert [spool.get(place) for place in reversed(places)] == texts[::-1]


def test_no_article_holds_its_body_in_memory(build: Build) -> None:
    kept: list[EnginePelican] = []

    class Kept(EnginePelican):
        def __init__(self, settings: dict[str, object]) -> None:
            super().__init__(settings)
            kept.append(self)

    build(PELICAN_CLASS=Kept)
    articles = kept[0].generators[0].context["articles"]
    assert articles
    for article in articles:
        body = article._content
        assert len(body) > 20
        assert body not in [value for value in vars(article).values() if isinstance(value, str)]
