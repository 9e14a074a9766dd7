"""What differs between two reports, and why; what has changed since a report was closed.

comparing   two reports held against each other
pairing     the same row in both, wherever it stands
inputs      the files they came out of, and what each is
joins       the rows of other registers that a row takes values over from
sides       what both have in common to tell why a figure differs
causes      the split of a figure's change by cause
sentences   the sentences in which the changed figures stand
written     the difference as JSON and as a page
"""

from baocao.difference.comparing import compare
from baocao.difference.model import CAUSES, Difference
from baocao.difference.written import as_html, as_json

__all__ = ["CAUSES", "Difference", "as_html", "as_json", "compare"]
