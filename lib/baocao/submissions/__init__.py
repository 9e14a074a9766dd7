"""What units have sent in: the ledger of submissions, and what people have said of them."""

from baocao.submissions.acceptances import ACCEPTANCES, Acceptance, accepted, read_acceptances
from baocao.submissions.amending import amended, amended_forms
from baocao.submissions.corrections import (
    CORRECTIONS,
    Correction,
    addressed,
    read_corrections,
    is_recalled,
    recalled,
)
from baocao.submissions.keyed_in import keyed_in, told_of_keyed_in, uncited
from baocao.submissions.ledger import (
    LEDGER,
    RECEIVED,
    Entry,
    Ledger,
    read_ledger,
    received_folder,
)
from baocao.submissions.recomputing import Shares, resting_on_inputs

__all__ = ["ACCEPTANCES", "CORRECTIONS", "LEDGER", "RECEIVED", "Acceptance"]
__all__ += ["Correction", "Entry", "Ledger", "accepted", "addressed", "amended", "amended_forms"]
__all__ += ["keyed_in", "read_acceptances", "read_corrections", "read_ledger", "recalled"]
__all__ += ["Shares", "received_folder", "resting_on_inputs", "told_of_keyed_in"]
__all__ += ["is_recalled", "uncited"]
