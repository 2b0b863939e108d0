"""Treatment of outliers (异常值处理): a check of skewness and kurtosis, a first remedy, and a second where it fails.

`treat` works on all columns at once; which points were changed, and how, is told beside the values.
"""

from liandong.indices.methods.treatment.remedy import Changed, Lines, Remedy, Way
from liandong.indices.methods.treatment.shape import Shape, SkewKurt
from liandong.indices.methods.treatment.transform import BoxCox, Log
from liandong.indices.methods.treatment.treat import Deed, Treated, Treatment, treat, treat_each
from liandong.indices.methods.treatment.winsorise import Winsorise, moved

__all__ = [
    "BoxCox",
    "Changed",
    "Deed",
    "Lines",
    "Log",
    "Remedy",
    "Shape",
    "SkewKurt",
    "Treated",
    "Treatment",
    "Way",
    "Winsorise",
    "moved",
    "treat",
    "treat_each",
]
