"""The rows of a chart as a table, which says all that the picture says."""

from liandong.charts.chart import Chart, Shape


def rows(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """The headings, then a row for each datum."""
    if chart.partner is None:
        return ((chart.category.heading, chart.measure.heading), *((d.name, d.label) for d in chart.rows))
    if chart.shape is Shape.SCATTER:
        told = ((d.name, d.label, d.other) for d in chart.rows)
        return ((chart.category.heading, chart.measure.heading, chart.partner.heading), *told)
    headings = (chart.category.heading, chart.partner.heading, chart.measure.heading)
    return (headings, *((d.name, d.partner, d.label) for d in chart.rows))
