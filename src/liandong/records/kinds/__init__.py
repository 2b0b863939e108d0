"""Which mentions are one, by kind of record: one module for each kind, or for kinds that are told apart alike."""
