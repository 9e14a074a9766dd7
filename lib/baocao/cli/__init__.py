"""The command ``baocao``: build, check, trace and lab.

Exit codes: 0 done, also for a draft; 1 refused with a message and no traceback; 2 wrong usage.
"""

from baocao.cli.commands import main

__all__ = ["main"]
