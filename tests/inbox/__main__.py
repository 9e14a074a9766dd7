"""Lay the inbox into a folder to look at: ``python -m inbox FOLDER`` in tests/."""

from __future__ import annotations

import sys
from pathlib import Path

from inbox.laying import lay
from inbox.tables import CASES

laid = lay(Path(sys.argv[1]), {name: (unit, case.sent) for name, (unit, case) in CASES.items()})
for name, (_, case) in CASES.items():
    print(f"{', '.join(each.name for each in laid[name])}: {case.why}")
