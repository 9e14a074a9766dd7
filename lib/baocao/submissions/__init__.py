"""What units have sent in: the ledger of submissions, and what people have said of them."""

from baocao.submissions.ledger import (
    LEDGER,
    RECEIVED,
    Entry,
    Ledger,
    read_ledger,
    received_folder,
)

__all__ = ["LEDGER", "RECEIVED", "Entry", "Ledger", "read_ledger", "received_folder"]
