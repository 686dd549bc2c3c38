"""The hosts that site.yaml names."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.kinds.hosting import Hosting
from plugins.kinds.site import Site
from plugins.publishing.hosts.cloudflare_pages import CloudflarePages
from plugins.publishing.hosts.folder import Folder
from plugins.publishing.hosts.git_branch import GitBranch
from plugins.publishing.hosts.gitlab_pages import GitLabPages
from plugins.publishing.hosts.host import Host, Traits
from plugins.publishing.hosts.netlify import Netlify
from plugins.publishing.hosts.rsync import Rsync
from plugins.publishing.hosts.s3 import S3
from plugins.publishing.hosts.sftp import Sftp
from plugins.publishing.hosts.zip_file import ZipFile

_KINDS: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "folder": (Folder, ()),
    "rsync": (Rsync, ()),
    "sftp": (Sftp, ()),
    "s3": (S3, ()),
    "github": (GitBranch, ("project",)),
    "gitlab": (GitLabPages, ("project", "address")),
    "cloudflare": (CloudflarePages, ("project", "address")),
    "netlify": (Netlify, ("address",)),
    "zip": (ZipFile, ("project",)),
}
"""The adapter by its name in plugins/kinds/hosting.py, and what else it is to know."""


def traits_of(site: Site) -> list[Traits]:
    """Return what is known of the hosts of a site without asking them, or being able to."""
    hosting = site.hosting or Hosting()
    return [kind.traits for name, (kind, _) in _KINDS.items() if getattr(hosting, name) is not None]


def hosts_of(site: Site, project: Path, address: str) -> list[Host]:
    """Return an adapter for each host, an archive last; `address` is where the site is read.

    Raises PublishingFailed for one that is not written right, or whose program is missing.
    """
    hosting = site.hosting or Hosting()
    known = {"project": project, "address": address}
    return [
        kind(host, *(known[name] for name in further))
        for name, (kind, further) in _KINDS.items()
        if (host := getattr(hosting, name)) is not None
    ]
