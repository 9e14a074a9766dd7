"""How commands build one report: the stages told while it is made, then what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.cli import showing
from baocao.errors import BaocaoError
from baocao.paths import Paths

if TYPE_CHECKING:
    from baocao.build.editions import Built
    from baocao.build.run import EditionKey


def build_report(key: EditionKey, paths: Paths, formats: list[str]) -> Built | None:
    """Build a report and tell what came of it; None when it is refused."""
    from baocao.build.editions import Stopwatch, build_edition

    showing.say(f"Báo cáo {key.report} kỳ {key.period} ({key.office})")
    progress = showing.Progress()
    try:
        made = build_edition(key, paths, formats, Stopwatch(progress))
    except BaocaoError as error:
        showing.refuse(str(error))
        return None
    finally:
        progress.close()
    showing.tell_built(made, paths.root)
    return made
