"""`literasi terbit`."""

from pathlib import Path

import typer

from plugins.desk.project import PUBLISH_SETTINGS, Content, Output, project


def terbit(konten: Content = Path("content"), keluaran: Output = Path("output")) -> None:
    """Bangun situs untuk diterbitkan, tanpa draf."""
    from plugins.desk.announcing import announce
    from plugins.desk.building import build
    from plugins.desk.telling import tell
    from plugins.publishing import websub

    root = project()
    built = build(root, root / keluaran, settings_file=PUBLISH_SETTINGS, content=root / konten)
    tell(built, keluaran)
    announce(built, root / keluaran, root / websub.FOLDER, typer.echo)
