"""The map of tiles as drawn: every unit has its place, its letter and its name."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations

import pytest
from baocao.charts import tiles
from baocao.charts.tiles import Look, Tile, TileMap
from PIL import Image

LOOKS = {
    "done": Look("Đ", "#e3efe6", "đạt (20)"),
    "open": Look("T", "#f7c873", "trả lại (1)"),
}


@pytest.fixture
def drawn(monkeypatch):
    """Draws a map; gives what is said with its place, and the boxes, in millimetres."""

    def of(tile_map: TileMap) -> tuple[list[tuple[str, float, float]], list]:
        from matplotlib.axes import Axes

        texts, boxes = [], []
        monkeypatch.setattr(
            Axes, "text", lambda self, across, down, text, **_: texts.append((text, across, down))
        )
        monkeypatch.setattr(Axes, "add_patch", lambda self, patch: boxes.append(patch))
        tiles.draw(tile_map)
        return texts, boxes

    return of


def test_every_unit_has_a_tile_with_its_letter_and_name(drawn):
    """What a colour says a letter says as well."""
    texts, boxes = drawn(example())
    said = [text for text, *_ in texts]

    assert len(boxes) == len(LOOKS) + 1 + 21  # the key, a mark, the units
    assert said.count("Đ") == 1 + 20
    assert said.count("T*") == 1
    assert {"Xã 1", "Xã 20", "Tà Hine", "gửi muộn", "trả lại (1)"} <= {*said}


def test_tiles_do_not_cover_each_other_and_stay_on_the_sheet(drawn):
    """Also where a group needs several rows."""
    _, boxes = drawn(example())
    places = [box.get_bbox() for box in boxes]

    assert not [pair for pair in combinations(places, 2) if pair[0].overlaps(pair[1])]
    assert all(0 <= place.x0 and place.x1 <= tiles.WIDTH for place in places)


def test_a_long_name_is_broken_not_cut(drawn):
    """Three lines have room on a tile."""
    texts, _ = drawn(TileMap({"A": [Tile("Xuân Trường - Đà Lạt", "done")]}, LOOKS, {}))

    assert [text for text, *_ in texts][-3:] == ["Xuân", "Trường -", "Đà Lạt"]


def test_the_picture_is_coloured_and_the_same_each_time():
    """The same map gives the same bytes."""
    once, again = tiles.draw(example()), tiles.draw(example())
    picture = Image.open(BytesIO(once.png)).convert("RGB")

    assert once == again
    assert any(len({*colour}) > 1 for _, colour in picture.getcolors(1 << 20))


def example() -> TileMap:
    """Twenty units that are done in one group, one that is not and late in another."""
    many = [Tile(f"Xã {number}", "done") for number in range(1, 21)]
    groups = {"Một": many, "Hai": [Tile("Tà Hine", "open", "*")]}
    return TileMap(groups, LOOKS, {"*": "gửi muộn"})
