"""A small table of made-up numbers for the commands of `liandong index`, and its methodology, filled in."""

from pathlib import Path

from tests.cli.conftest import Run

TABLE = """城市,年份,研发强度,发明专利,颗粒物,备注
广州,2023,3.1,120,40,
深圳,2023,5.5,260,22,计划单列市
佛山,2023,2.7,80,35,
东莞,2023,3.9,,30,
广州,2024,3.3,130,37,
深圳,2024,5.9,300,20,计划单列市
佛山,2024,2.9,95,33,
东莞,2024,4.2,110,28,
"""
APART = ("--period", "年份")


def table(folder: Path) -> Path:
    path = folder / "cities.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def method(run: Run, data: Path, path: Path) -> Path:
    """The template, filled in: dust counts inversely."""
    result = run("index", "template", data, *APART, "-o", path)
    assert result.exit_code == 0, result.output
    filled = path.read_text(encoding="utf-8").replace("direction = 0", "direction = 1")
    head, dust = filled.split('code = "颗粒物"')
    path.write_text(f'{head}code = "颗粒物"{dust.replace("direction = 1", "direction = -1", 1)}', encoding="utf-8")
    return path
