"""Where the tile of each province lies (column, row): neighbours stay near, no outline is drawn."""

PLACES: dict[str, tuple[int, int]] = {
    "黑龙江": (8, 0), "新疆": (0, 1), "内蒙古": (6, 1), "吉林": (8, 1),
    "青海": (1, 2), "甘肃": (2, 2), "宁夏": (3, 2), "山西": (5, 2), "北京": (6, 2), "天津": (7, 2), "辽宁": (8, 2),
    "西藏": (0, 3), "陕西": (4, 3), "河南": (5, 3), "河北": (6, 3), "山东": (7, 3),
    "四川": (2, 4), "重庆": (3, 4), "湖北": (4, 4), "安徽": (5, 4), "江苏": (6, 4), "上海": (7, 4),
    "云南": (2, 5), "贵州": (3, 5), "湖南": (4, 5), "江西": (5, 5), "浙江": (6, 5),
    "广西": (3, 6), "广东": (4, 6), "福建": (5, 6), "台湾": (7, 6),
    "海南": (3, 7), "澳门": (4, 7), "香港": (5, 7),
}  # fmt: skip
"""By the short names of the gazetteer; a layout of our own, in the order in which people know the map."""
