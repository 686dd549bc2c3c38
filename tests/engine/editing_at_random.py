"""A small site of every kind, and all that can happen to one between two builds."""

import datetime
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.media import write_picture
from tests.conftest import NOW, ROOT
from tests.samples import SITE, WHOLE_SITE

TOPICS = ("pojok baca", "novel", "Pojok Baca", "perpustakaan desa", "umum")
PEOPLE = ("Redaksi", "Fulan Contoh, S.Pd.", "Orang Lain")


class EditedSite:
    """A site on disk with its own copy of the theme; `edit` changes something of it."""

    def __init__(self, folder: Path, media: Path, chance: random.Random) -> None:
        self.chance = chance
        self.content = folder / "content"
        self.theme = folder / "theme"
        shutil.copytree(media, self.content)
        shutil.copytree(ROOT / "theme", self.theme)
        self.now = NOW
        self.settings: dict[str, Any] = {}
        self.count = 0
        for name, text in {"site.yaml": SITE, **WHOLE_SITE}.items():
            self.write(name, str(text))
        for _ in range(8):
            self.add_entry()

    def write(self, name: str, text: str) -> None:
        (self.content / name).parent.mkdir(parents=True, exist_ok=True)
        (self.content / name).write_text(text, "utf-8", newline="\n")

    def entries(self) -> list[Path]:
        return sorted((self.content / "articles").rglob("*.md"))

    def edit(self) -> str:
        """Change something; return what."""
        kinds: list[Callable[[], object]] = [
            self.edit_body, self.edit_body, self.edit_title, self.edit_title, self.edit_topics,
            self.edit_date, self.edit_people, self.add_entry, self.add_entry, self.delete_entry,
            self.rename_entry, self.edit_status, self.translate, self.link, self.edit_picture,
            self.edit_template, self.edit_style, self.edit_setting, self.edit_site, self.wait,
            self.edit_page, self.add_alias, self.edit_theme_file,
        ]  # fmt: skip
        chosen = self.chance.choice(kinds)
        return f"{chosen.__name__}({chosen()})"

    def some_entry(self) -> Path:
        return self.chance.choice(self.entries())

    def replace_line(self, key: str, line: str) -> str:
        """Put a header line in place of the one of that key, or as the first."""
        file = self.some_entry()
        lines = file.read_text("utf-8").split("\n")
        end = lines.index("---", 1)
        kept = [text for text in lines[1:end] if not text.startswith(f"{key}:")]
        file.write_text("\n".join(["---", *kept, line, *lines[end:]]), "utf-8", newline="\n")
        return file.name

    def edit_body(self) -> str:
        file = self.some_entry()
        text = file.read_text("utf-8")
        more = self.chance.choice(
            ("Satu *paragraf* lagi.", "## Judul baru\n\nIsi.", "- satu\n- dua")
        )
        file.write_text(f"{text}\n{more} {self.chance.random()}\n", "utf-8", newline="\n")
        return file.name

    def edit_title(self) -> str:
        return self.replace_line("judul", f"judul: Judul {self.chance.randrange(1000)}")

    def edit_topics(self) -> str:
        topics = self.chance.sample(TOPICS, k=self.chance.randrange(4))
        return self.replace_line("topik", f"topik: [{', '.join(topics)}]")

    def edit_date(self) -> str:
        day = f"202{self.chance.randrange(2, 5)}-0{self.chance.randrange(1, 10)}-11 07:00"
        return self.replace_line("tanggal", f"tanggal: {day}")

    def edit_people(self) -> str:
        people = self.chance.sample(PEOPLE, k=self.chance.randrange(3))
        listed = ", ".join(f'"{name}"' for name in people)
        return self.replace_line("penulis", f"penulis: [{listed}]")

    def edit_status(self) -> str:
        status = self.chance.choice(("draf", "terbit", "tersembunyi", "terbit"))
        return self.replace_line("status", f"status: {status}")

    def add_alias(self) -> str:
        self.count += 1
        return self.replace_line("alamat_lama", f"alamat_lama: [/lama-{self.count}/]")

    def add_entry(self) -> str:
        self.count += 1
        topics = self.chance.sample(TOPICS, k=2)
        day = f"2024-{self.chance.randrange(1, 13):02}-{self.chance.randrange(1, 28):02}"
        header = [f"judul: Kabar {self.count}", f"tanggal: {day}", f"topik: [{', '.join(topics)}]"]
        if self.chance.random() < 0.5:
            header.append("gambar: {berkas: media/gambar/foto.jpg, alt: Rak}")
        name = f"articles/berita/kabar-{self.count}.md"
        self.write(name, "\n".join(["---", *header, "---", f"Isi {self.count}.", ""]))
        return name

    def delete_entry(self) -> str:
        file = self.some_entry()
        file.unlink()
        return file.name

    def rename_entry(self) -> str:
        file = self.some_entry()
        self.count += 1
        return file.rename(file.with_name(f"baru-{self.count}.md")).name

    def translate(self) -> str:
        file = self.some_entry()
        if "." not in file.stem:
            text = file.read_text("utf-8").replace("---\n", "---\nbahasa: en\n", 1)
            other = file.with_name(f"{file.stem}.en.md")
            other.write_text(text.replace("alamat_lama", "# alamat_lama"), "utf-8", newline="\n")
        return file.name

    def link(self) -> str:
        file, target = self.some_entry(), self.some_entry()
        path = target.relative_to(self.content).as_posix()
        with file.open("a", encoding="utf-8", newline="\n") as opened:
            opened.write(f"\nLihat [itu]({{filename}}/{path}).\n")
        return f"{file.name} -> {target.name}"

    def edit_picture(self) -> str:
        name = self.chance.choice(("gambar/foto.jpg", "sampul/buku.jpg"))
        file = self.content / "media" / name
        file.unlink()
        write_picture(file, (320, self.chance.choice((180, 200))), self.chance)
        return name

    def edit_template(self) -> str:
        files = sorted((self.theme / "templates").rglob("*.html"))
        file = self.chance.choice([file for file in files if file.parent.name != "templates"])
        text = file.read_text("utf-8")
        file.write_text(f"{text}{{# {self.chance.random()} #}}", "utf-8", newline="\n")
        if "{% macro" not in text:
            with file.open("a", encoding="utf-8") as opened:
                opened.write("<!-- sunting -->")
        return file.name

    def edit_style(self) -> str:
        file = self.chance.choice(sorted((self.theme / "templates/style").glob("*.css")))
        with file.open("a", encoding="utf-8") as opened:
            opened.write(f"\n.x{self.chance.randrange(10**6)}{{color:red}}\n")
        return file.name

    def edit_theme_file(self) -> str:
        file = self.chance.choice(sorted((self.theme / "static/icons").glob("*.svg")))
        with file.open("a", encoding="utf-8") as opened:
            opened.write(f"<!-- {self.chance.random()} -->")
        return file.name

    def edit_setting(self) -> str:
        self.settings["DEFAULT_PAGINATION"] = self.chance.choice((3, 5, 20))
        return str(self.settings)

    def edit_site(self) -> str:
        file = self.content / "site.yaml"
        lines = file.read_text("utf-8").split("\n")
        lines[1] = f"semboyan: Semboyan {self.chance.randrange(1000)}"
        file.write_text("\n".join(lines), "utf-8", newline="\n")
        return lines[1]

    def edit_page(self) -> str:
        with (self.content / "pages/tentang.md").open("a", encoding="utf-8") as opened:
            opened.write(f"\nTambahan {self.chance.random()}.\n")
        return "tentang"

    def wait(self) -> str:
        self.now += datetime.timedelta(days=self.chance.choice((1, 40)))
        return str(self.now)
