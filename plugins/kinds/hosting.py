"""Where the site is published: each host that is filled in gets every release.

Passwords and keys stand in the environment, never here: this file is read by everyone.
"""

from plugins.core import fields
from plugins.core.model import Record, field


class FolderHost(Record):
    """A folder of this machine that a web server (nginx, Apache) serves."""

    folder: fields.Line = field(
        "Folder", "Folder", key="folder", required=True, example="/srv/www/literasi",
    )  # fmt: skip


class RsyncHost(Record):
    """A server reached by SSH that has rsync: releases in `rilis/`, the link `kini` to the last."""

    destination: fields.Line = field(
        "Tujuan", "Destination", key="tujuan", required=True,
        example="situs@example.org:/srv/www/literasi",
        help="Server web diarahkan ke folder kini di dalamnya.",
    )  # fmt: skip
    port: fields.Ordinal = field("Porta", "Port", key="porta", default=22, example="22")


class SftpHost(Record):
    """A shared host that takes files by SFTP."""

    host: fields.Line = field(
        "Peladen", "Host", key="peladen", required=True, example="ftp.example.org",
    )  # fmt: skip
    user: fields.Line = field(
        "Pengguna", "User", key="pengguna", required=True, example="literasi",
    )  # fmt: skip
    folder: fields.Line = field(
        "Folder", "Folder", key="folder", default="public_html", example="public_html",
    )  # fmt: skip
    port: fields.Ordinal = field("Porta", "Port", key="porta", default=22, example="22")


class ZipHost(Record):
    """An archive, to be put on a host by hand."""

    file: fields.Line = field(
        "Berkas", "File", key="berkas", default="situs.zip", example="situs.zip",
    )  # fmt: skip


class S3Host(Record):
    """A bucket of S3-compatible storage."""

    bucket: fields.Line = field(
        "Bucket", "Bucket", key="bucket", required=True, example="literasi-enrekang",
    )  # fmt: skip
    endpoint: fields.WebLink | None = field(
        "Titik akhir", "Endpoint", key="titik_akhir", example="https://s3.example.org",
        help="Kosongkan untuk Amazon.",
    )  # fmt: skip
    region: fields.Line | None = field(
        "Wilayah", "Region", key="wilayah", example="ap-southeast-3",
    )  # fmt: skip


class GitHubHost(Record):
    """GitHub Pages, from a branch of the repository."""

    repository: fields.Line = field(
        "Repositori", "Repository", key="repositori", default="origin", example="origin",
        help="Nama remote Git, atau alamatnya.",
    )  # fmt: skip
    branch: fields.Line = field(
        "Cabang", "Branch", key="cabang", default="gh-pages", example="gh-pages",
    )  # fmt: skip


class GitLabHost(Record):
    """GitLab Pages: a folder that the job hands over."""

    folder: fields.Line = field(
        "Folder", "Folder", key="folder", default="public", example="public",
    )  # fmt: skip


class CloudflareHost(Record):
    """Cloudflare Pages, by its own tool wrangler."""

    project: fields.Line = field(
        "Proyek", "Project", key="proyek", required=True, example="literasi-enrekang",
    )  # fmt: skip
    branch: fields.Line = field(
        "Cabang", "Branch", key="cabang", default="main", example="main",
        help="Cabang produksi di Cloudflare; cabang lain menjadi pratinjau.",
    )  # fmt: skip


class NetlifyHost(Record):
    """Netlify, by its own protocol."""

    site: fields.Line = field(
        "Situs", "Site", key="situs", required=True, example="literasi-enrekang.netlify.app",
    )  # fmt: skip


class Hosting(Record):
    """The hosts of a site; each may be left out."""

    folder: FolderHost | None = field(
        "Folder", "Folder", key="folder", widget="object", example={"folder": "/srv/www/literasi"},
    )  # fmt: skip
    rsync: RsyncHost | None = field(
        "rsync", "rsync", key="rsync", widget="object",
        example={"tujuan": "situs@example.org:/srv/www/literasi"},
    )  # fmt: skip
    sftp: SftpHost | None = field(
        "SFTP", "SFTP", key="sftp", widget="object",
        example={"peladen": "ftp.example.org", "pengguna": "literasi"},
    )  # fmt: skip
    zip: ZipHost | None = field(
        "ZIP", "ZIP", key="zip", widget="object", example={"berkas": "situs.zip"},
    )  # fmt: skip
    s3: S3Host | None = field(
        "S3", "S3", key="s3", widget="object", example={"bucket": "literasi-enrekang"},
    )  # fmt: skip
    github: GitHubHost | None = field(
        "GitHub Pages", "GitHub Pages", key="github", widget="object",
        example={"cabang": "gh-pages"},
    )  # fmt: skip
    gitlab: GitLabHost | None = field(
        "GitLab Pages", "GitLab Pages", key="gitlab", widget="object",
        example={"folder": "public"},
    )  # fmt: skip
    cloudflare: CloudflareHost | None = field(
        "Cloudflare Pages", "Cloudflare Pages", key="cloudflare", widget="object",
        example={"proyek": "literasi-enrekang"},
    )  # fmt: skip
    netlify: NetlifyHost | None = field(
        "Netlify", "Netlify", key="netlify", widget="object",
        example={"situs": "literasi-enrekang.netlify.app"},
    )  # fmt: skip
