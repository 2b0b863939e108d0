"""Days as official papers write them: 2026年11月27日."""

from datetime import date


def day_in(lang: str, day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if lang == "zh" else f"{day.day} {day:%B %Y}"
