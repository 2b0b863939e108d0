"""Bodies and persons (机构、人物): their names, posts and marks, and which of them a clause speaks of."""
