"""`literasi bangun`."""

from pathlib import Path

from plugins.desk.project import Content, Output, project


def bangun(konten: Content = Path("content"), keluaran: Output = Path("output")) -> None:
    """Bangun situs untuk dilihat, draf ikut serta.

    Contoh:
        literasi bangun
        literasi bangun --keluaran coba
    """
    from plugins.desk.building import build
    from plugins.desk.telling import tell

    root = project()
    tell(build(root, root / keluaran, content=root / konten), keluaran)
