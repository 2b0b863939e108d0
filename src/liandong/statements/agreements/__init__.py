"""Agreements (协议): who signed what with whom."""
