"""GitLab Pages: the job leaves the site in a folder, and GitLab publishes it whole."""

import shutil
from pathlib import Path

from plugins.kinds.hosting import GitLabHost
from plugins.publishing.hosts import web
from plugins.publishing.hosts.host import Traits
from plugins.publishing.limits import Limits


class GitLabPages:
    """Publishes when its job ends; GitLab keeps former deployments itself."""

    # https://docs.gitlab.com/user/project/pages/redirects/ ; files: the default of gitlab.com.
    traits = Traits(
        "GitLab Pages", Limits(files=200_000, redirects=1000), compressed=True, live=False
    )

    def __init__(self, host: GitLabHost, project: Path, address: str) -> None:
        self.folder, self.address = project / host.folder, address

    def read(self, path: str) -> bytes | None:
        """Return a file of the live site."""
        return web.read(self.address, path)

    def publish(self, site: Path) -> None:
        """Put the site where the job hands it over."""
        new = self.folder.with_name(f".{self.folder.name}.baru")
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(site, new)
        shutil.rmtree(self.folder, ignore_errors=True)
        new.rename(self.folder)

    def roll_back(self) -> bool:
        """Return False: that is done on GitLab's own page of deployments."""
        return False
