"""Policies and publications (文件): what is issued, under which title, by whom."""
