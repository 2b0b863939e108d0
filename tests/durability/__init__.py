"""Whether what a person was told is done outlasts a kill, a power cut, a full disk, and others who write.

    python -m tests.durability --kills 200 --seed 1               kills at random moments, into SQLite
    python -m tests.durability --kills 60 --seed 1 --database     the same into a PostgreSQL of this machine

`deeds` are what is killed, `hand` kills it, `kills` looks at what is left and lets the next run finish it; `power` cuts
what was not yet on the disk. The tests beside them do a few of each at moments that are always the same.
"""
