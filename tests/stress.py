"""python -m tests.stress FOLDER: build a site whose entries have all that is hard to show.

Words that no line holds, wide tables, code, nested lists and quotes, notes, a dozen pictures, text
from right to left, a review without a cover, an event without a picture. The browser looks at it.
"""

import argparse
import random
from pathlib import Path

from bench.media import write_picture
from plugins.desk.building import build
from tests.samples import EVENT, REVIEW, write_content

ROOT = Path(__file__).resolve().parent.parent
LONG = "Pertanggungjawaban ketidakberkesinambungan Donaudampfschifffahrtsgesellschaftskapitänsmütze"
ADDRESS = "https://example.com/berkas/pertanggungjawaban-penyelenggaraan-" + "desa" * 20
PICTURES = "\n\n".join(
    f'![Gambar ke-{number}](media/gambar/foto.jpg "Keterangan gambar ke-{number}")'
    for number in range(1, 13)
)
ENTRY = f"""\
---
judul: "{LONG}: se-Kabupaten Contoh"
tanggal: 7 November 2024
penulis: [Redaksi, "Fulan Contoh yang Bernama Panjang Sekali, S.Pd., M.I.Kom."]
ringkasan: "{LONG}."
topik: [ketidakberkesinambungan penyelenggaraan perpustakaan, desa]
ralat:
  - {{tanggal: 9 November 2024, isi: "Yang benar: {ADDRESS}"}}
---
Alamat {ADDRESS} dan kata {LONG}[^1].

> Kutipan pertama.
>
> > Kutipan di dalam kutipan, oleh {LONG}.

- Satu
    - Dua
        - Tiga
            - Empat: mempertanggungjawabkannya

1. Butir

    Paragraf di dalam butir.

| Kecamatan | Jumlah buku | Jam buka | Surel pengelola | Keterangan |
|---|---:|:-:|---|---|
| Contoh | 1.250 | 08.00–16.00 | pengelola.perpustakaan@example.org | Menerima bantuan buku |

```
kode_yang_tidak_boleh_memaksa_halaman_bergulir_ke_samping(pertanggungjawaban, penyelenggaraan)
```

Kode sebaris `literasi_periksa_semua_berkas_di_folder_konten_termasuk_media_dan_transkrip`.

<p lang="ar" dir="rtl">اقرأ</p>

{PICTURES}

[^1]: Catatan: {ADDRESS}
"""


def main() -> None:
    """Write the content into FOLDER/content and the site into FOLDER/output."""
    parser = argparse.ArgumentParser(prog="python -m tests.stress", description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    folder: Path = parser.parse_args().folder
    content = folder / "content"
    review = REVIEW.replace("  sampul: media/sampul/buku.jpg\n", "")
    entries = {
        "berita/2024/panjang": ENTRY,
        "ulasan/2024/tanpa-sampul": review.replace("  judul: ", f"  judul: {LONG} ", 1),
        "agenda/2024/panjang": EVENT.replace("Pertemuan contoh", LONG),
    }
    write_content(content, {f"articles/{name}.md": text for name, text in entries.items()})
    write_picture(content / "media/gambar/foto.jpg", (1600, 900), random.Random(2))
    build(ROOT, folder / "output", content=content, overrides={"SEARCH": False})


if __name__ == "__main__":
    main()
