"""How values compare: names, places, dates and quantities taken apart; which two can both be right."""
