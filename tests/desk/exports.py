"""What other programs wrote, made here: an export of WordPress, a saved page, a Word document."""

import io
import zipfile

WXR = """\
<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Situs lama</title><link>https://lama.example.org</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://lama.example.org</wp:base_blog_url>
<wp:author><wp:author_login>redaksi1</wp:author_login>
<wp:author_display_name><![CDATA[Redaksi Contoh]]></wp:author_display_name></wp:author>
{items}
</channel></rss>
"""


def item(number: int, title: str, body: str, kind: str = "post", **facts: str) -> str:
    """Return one item; `facts` are further elements by their names, `more` is raw XML."""
    values = {
        "status": "publish", "post_name": f"tulisan-{number}", "post_date": "2019-05-07 09:30:00",
        "post_date_gmt": "2019-05-07 01:30:00", "excerpt": "", "more": "", "post_password": "",
        "link": f"https://lama.example.org/2019/05/tulisan-{number}/", "attachment_url": "",
        "guid": f"https://lama.example.org/?p={number}", "creator": "redaksi1",
    } | facts  # fmt: skip
    own = "".join(
        f"<wp:{name}><![CDATA[{values[name]}]]></wp:{name}>"
        for name in ("status", "post_name", "post_date", "post_date_gmt", "post_password",
                     "attachment_url")
    )  # fmt: skip
    return (
        f"<item><title><![CDATA[{title}]]></title><link>{values['link']}</link>"
        f'<guid isPermaLink="false">{values["guid"]}</guid>'
        f"<dc:creator>{values['creator']}</dc:creator>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[{values['excerpt']}]]></excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_type>{kind}</wp:post_type>{own}"
        f"{values['more']}</item>"
    )


CLASSIC = """\
<strong>ENREKANG</strong> - Pojok baca dibuka.
Baris kedua, 5 * 3 = 15 dan nama_berkas_ini.txt.

[caption id="attachment_20" width="300"]<a href="https://lama.example.org/wp-content/uploads/2019/05/foto.jpg"><img class="wp-image-20" src="https://lama.example.org/wp-content/uploads/2019/05/foto-300x200.jpg" alt="Anak membaca" /></a> Suasana <em>pagi</em> hari[/caption]

[gallery ids="20,21,99"]

https://www.youtube.com/watch?v=abcdefghijk

[contact-form-7 id="5" title="Kontak"]

Lihat <a href="https://lama.example.org/2019/05/tulisan-2/">berita kedua</a>, <a href="https://lama.example.org/?p=3">lewat nomor</a>, dan <a href="javascript:alert(1)">ini</a>.
<ul><li>Satu</li><li>Dua <b>tebal</b></li></ul>
<table><tr><th>Desa</th><th>Buku</th></tr><tr><td>Contoh | A</td><td>1.000</td></tr></table>
<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0" width="1"></iframe>
<script>alert("x")</script><blockquote>Kutipan &amp; kata &lt;tanda&gt;.</blockquote>
<form><label>Nama</label><input name="a"></form>
"""  # noqa: E501 - as WordPress writes it

BLOCKS = """\
<!-- wp:heading {"level":1} --><h1>Judul bagian</h1><!-- /wp:heading -->
<!-- wp:paragraph --><p>Paragraf pertama<br>baris dua, <sup>2</sup>.</p><!-- /wp:paragraph -->
<!-- wp:image {"id":21} --><figure class="wp-block-image"><img src="https://lama.example.org/wp-content/uploads/2019/05/rak.png" alt=""/><figcaption>Rak buku</figcaption></figure><!-- /wp:image -->
<!-- wp:details --><details><summary>Ringkas</summary><p>Isi lipatan</p></details><!-- /wp:details -->
<!-- wp:embed {"url":"https://example.org/video"} --><figure><div>
https://example.org/video
</div></figure><!-- /wp:embed -->
<!-- wp:code --><pre class="wp-block-code"><code>a &lt; b  *c*</code></pre><!-- /wp:code -->
"""  # noqa: E501


def export() -> str:
    """Return an export that holds every construct that is carried over, or named if not."""
    meta = (
        "<wp:postmeta><wp:meta_key>{}</wp:meta_key>"
        "<wp:meta_value><![CDATA[{}]]></wp:meta_value></wp:postmeta>"
    )
    topics = (
        '<category domain="category" nicename="b"><![CDATA[Berita &amp; Kabar]]></category>'
        '<category domain="category" nicename="u"><![CDATA[Uncategorized]]></category>'
        '<category domain="post_tag" nicename="t"><![CDATA[pojok baca]]></category>'
    )
    comment = "<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>"
    uploads = "https://lama.example.org/wp-content/uploads/2019/05"
    items = [
        item(1, "Pojok baca &amp; taman: dibuka", CLASSIC, excerpt="Ringkasan <b>lama</b>.",
             more=topics + comment + meta.format("_thumbnail_id", "20")),
        item(2, "Berita kedua", BLOCKS, post_name="berita-k%C3%A9dua",
             link="https://lama.example.org/2019/05/tulisan-2/",
             post_date="2020-01-01 10:00:00", post_date_gmt="2020-01-01 03:00:00"),
        item(3, "Draf", "Belum selesai.", status="draft", post_date_gmt="0000-00-00 00:00:00",
             link="https://lama.example.org/?p=3"),
        item(4, "Rahasia", "Isi.", post_password="kunci"),
        item(5, "", "Tanpa judul."),
        item(6, "Dibuang", "x", status="trash"),
        item(7, "Profil", "<p>Tentang kami.</p>", "page",
             link="https://lama.example.org/profil-kami/"),
        item(8, "Menu", "", "nav_menu_item"),
        item(9, "Kembar", "Isi lain.", post_name="tulisan-1",
             link="https://lama.example.org/2019/06/kembar/"),
        item(20, "foto", "", "attachment", status="inherit", attachment_url=f"{uploads}/foto.jpg",
             more=meta.format("_wp_attachment_image_alt", "Anak-anak di tikar")),
        item(21, "rak", "", "attachment", status="inherit", excerpt="Rak kayu",
             attachment_url=f"{uploads}/rak.png"),
    ]  # fmt: skip
    return WXR.format(items="\n".join(items))


PAGE = """\
<!DOCTYPE html><html><head><meta charset="utf-8"><title>Judul - Koran</title>
<link rel="canonical" href="https://koran.example.org/2024/11/pojok-baca/">
<meta property="og:site_name" content="Koran Contoh">
<meta property="og:image" content="https://koran.example.org/gambar/foto.jpg">
<meta name="description" content="Pojok baca di pasar dibuka.">
<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"],
"headline": "Pojok Baca Dibuka di Pasar", "datePublished": "2024-11-08T09:15:00+08:00",
"author": [{"name": "Wartawan Contoh"}]}]}</script></head>
<body><nav class="menu"><a href="/">Beranda</a></nav>
<article><h1>Pojok Baca Dibuka di Pasar</h1><span class="date">Jumat, 8 November 2024</span>
<div class="entry-content">
<div class="ads-top">banner 600x50</div>
<p><strong>ENREKANG, KORAN</strong> – Pojok baca di pasar dibuka, Kamis (7/11/2024), dan langsung
ramai oleh anak-anak yang membaca bersama orang tuanya.</p>
<p>Baca juga: <a href="/lain/">Berita lain</a></p>
<div class="sharedaddy">Bagikan ke WhatsApp</div>
<p>Ada <em>seribu</em> judul buku. “Silakan datang,” tulis pengumumannya.</p>
<figure><img data-src="/gambar/rak.jpg" src="data:image/gif;base64,R0" alt="Rak"><figcaption>Rak
baru</figcaption></figure>
<p>Buka setiap hari. (*)</p></div>
<aside>Iklan: beli sekarang</aside></article>
<footer>Hak cipta</footer></body></html>
"""

_DOCUMENT = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>POJOK BACA DIBUKA</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Enrekang, 7 November 2024. Warga </w:t></w:r>
<w:r><w:rPr><w:b/></w:rPr><w:t>senang</w:t></w:r><w:r><w:t>, ada 5 * 2 rak.</w:t></w:r>
<w:r><w:footnoteReference w:id="2"/></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Desa</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Buku</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:sectPr/></w:body></w:document>
"""
_FOOTNOTES = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="2"><w:p><w:r><w:t>Menurut catatan petugas.</w:t></w:r></w:p></w:footnote>
</w:footnotes>
"""
_HEADER = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:p><w:r><w:t>Dinas Contoh</w:t></w:r></w:p></w:hdr>
"""
_CORE = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:creator>Staf Contoh</dc:creator><dcterms:created>2024-11-08T01:00:00Z</dcterms:created>
</cp:coreProperties>
"""
_TYPES = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument\
.wordprocessingml.document.main+xml"/></Types>
"""
_RELATIONS = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
officeDocument" Target="word/document.xml"/></Relationships>
"""


def word_document() -> bytes:
    """Return the smallest document that Word would open, with bold words, a note and a table."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", _DOCUMENT)
        archive.writestr("word/footnotes.xml", _FOOTNOTES)
        archive.writestr("word/header1.xml", _HEADER)
        archive.writestr("docProps/core.xml", _CORE)
    return buffer.getvalue()
