"""How the values of one property are put in order: backing, groups that agree, levels of conflict."""
