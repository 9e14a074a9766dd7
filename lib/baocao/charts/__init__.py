"""Charts of figures, drawn so that every format shows the same picture and the same words."""

from baocao.charts.against import Against
from baocao.charts.breakdown import Breakdown
from baocao.charts.chart import Chart
from baocao.charts.lowest import Lowest
from baocao.charts.trend import Trends

__all__ = ["Against", "Breakdown", "Chart", "Lowest", "Trends"]
