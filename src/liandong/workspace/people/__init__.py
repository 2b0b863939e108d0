"""What persons do to the ledger: they join and part, correct, confirm and reject, enter, undo and erase."""
