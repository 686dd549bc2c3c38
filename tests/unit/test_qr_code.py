"""QR codes are drawn module by module as their library computes them."""

import re

import segno

from plugins.core.qr_code import qr_code

ADDRESS = "https://literasi.example.org/podcast/rss.xml"


def test_every_dark_module_is_drawn_once_within_a_quiet_zone_of_four() -> None:
    code = qr_code(ADDRESS)
    drawn = []
    for left, top, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code.path):
        drawn += [(int(top), int(left) + step) for step in range(int(width))]
    wanted = [
        (row + 4, column + 4)
        for row, modules in enumerate(segno.make_qr(ADDRESS, error="m").matrix)
        for column, dark in enumerate(modules)
        if dark
    ]
    assert drawn == wanted
    assert code.size == max(max(place) for place in wanted) + 5
    assert code.text == ADDRESS
