"""Commitments and proposals (承诺、建议): who promises or proposes what."""
