"""What units send is taken in: recognised, kept, judged, and written into the ledger."""
