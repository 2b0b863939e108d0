"""Words of a text (语法): sentences, clauses, phrases, lists and denials, taken apart once for every extractor."""
