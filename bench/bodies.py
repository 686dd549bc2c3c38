"""Bodies of entries in Markdown, with all that editors use."""

import random
from collections.abc import Iterator

from bench.media import PICTURES
from bench.prose import PEOPLE, PLACES, Writer


def body(writer: Writer, links: list[str]) -> str:
    """Return a body of 400 to 700 words that links to some of `links`."""
    chance = writer.chance
    target, length = chance.randint(400, 700), 0
    blocks: list[str] = []
    extras = some_extras(writer)
    while length < target:
        section = [writer.paragraph(3, 6), *([next(extras, "")] if blocks else [])]
        if len(blocks) > 2 and chance.random() < 0.4:
            section.insert(0, f"## {writer.phrase(chance.randint(2, 6))}")
        blocks += [block for block in section if block]
        length = sum(block.count(" ") + 1 for block in blocks)
    if links:
        blocks.append(f"Baca juga: {', '.join(links)}.")
    return "\n\n".join(blocks) + "\n"


def some_extras(writer: Writer) -> Iterator[str]:
    """Yield, in any order, some of what is no plain paragraph."""
    chance = writer.chance
    chances = {
        picture: 0.8,
        bullets: 0.5,
        steps: 0.25,
        quotation: 0.6,
        table: 0.2,
        footnote: 0.15,
        glossary: 0.05,
        film: 0.05,
    }
    chosen = [make for make, likely in chances.items() if chance.random() < likely]
    chance.shuffle(chosen)
    return (make(writer) for make in chosen)


def picture(writer: Writer) -> str:
    """Return a picture with its caption."""
    number = writer.chance.randrange(PICTURES)
    alt, caption = writer.phrase(6), writer.phrase(8)
    return f'![{alt}](media/gambar/foto-{number:02}.jpg "{caption}")'


def bullets(writer: Writer) -> str:
    """Return a list."""
    return "\n".join(f"- {writer.sentence()}" for _ in range(writer.chance.randint(3, 6)))


def steps(writer: Writer) -> str:
    """Return a numbered list."""
    count = writer.chance.randint(3, 5)
    return "\n".join(f"{number}. {writer.sentence()}" for number in range(1, count + 1))


def quotation(writer: Writer) -> str:
    """Return what somebody said."""
    return f"> {writer.paragraph(1, 2)}\n>\n> — {writer.chance.choice(PEOPLE)}"


def table(writer: Writer) -> str:
    """Return a table with numbers in their column."""
    places = writer.chance.sample(PLACES, k=writer.chance.randint(3, 6))
    rows = [f"| {place} | {writer.chance.randint(1, 900)} |" for place in places]
    return "\n".join(["| Kecamatan | Pengunjung |", "|---|---:|", *rows])


def footnote(writer: Writer) -> str:
    """Return a paragraph with a note to it."""
    return f"{writer.sentence()[:-1]}.[^1]\n\n[^1]: {writer.sentence()}"


def glossary(writer: Writer) -> str:
    """Return a word and what it means."""
    return f"{writer.phrase(1)}\n:   {writer.sentence()}"


def film(writer: Writer) -> str:
    """Return a link to a film on a paragraph of its own."""
    return f"[{writer.phrase(4)}](https://www.youtube.com/watch?v={video_id(writer.chance)})"


def video_id(chance: random.Random) -> str:
    """Return what looks like the identifier of a film."""
    return f"{chance.getrandbits(44):011x}"
