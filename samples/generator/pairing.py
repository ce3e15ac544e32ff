"""Who is paired with whom.

Published: 26 schools of 黄埔 with 39 of 独山, a hospital with a hospital, three towns and villages.
The schools' names and all pairs are made up.
"""
from generator.places import TOWNS

HEADER = ["结对类型", "东部单位", "西部单位", "日期"]

# Of each kind: the schools of 黄埔 (26 in all), and those of 独山 (39).
SCHOOLS = {
    "小学": (["木棉", "榕树", "紫荆", "云帆", "碧波", "芳草", "新苗", "星河", "春晖", "乐群", "桃李", "求真", "双溪"],
           ["鄢家山小学", "望城小学", "百泉镇第一小学", "百泉镇第二小学"]
           + [town + kind for kind in ("中心小学", "第三小学") for town in TOWNS]),
    "中学": (["启航", "晨光", "明德", "百川", "知行", "弘毅", "山海"],
           ["独山县第一中学", "独山县第二中学"] + [f"{town}中学" for town in TOWNS]),
    "幼儿园": (["海棠", "南岭", "朝阳", "青禾", "蓝湾", "远帆"],
            ["鄢家山幼儿园"] + [f"{town}中心幼儿园" for town in TOWNS]),
}
# When they signed, in six ceremonies.
SCHOOLS_SIGNED = ["2018-05-16", "2019-04-23", "2020-06-18", "2021-09-10", "2022-05-20", "2023-03-24"]

OTHERS = [
    ("县", "广州市黄埔区", "独山县", "2016-11-18"),
    ("医院", "黄埔区医院", "独山县人民医院", "2017-06-20"),
    ("镇", "黄埔区甲街道", "百泉镇", "2018-03-22"),
    ("镇镇", "黄埔区乙街道", "麻尾镇", "2021-07-15"),
    ("村", "黄埔区丙社区", "紫林山村", "2022-04-28"),
    ("企业", "黄埔区电子企业", "本寨村", "2019-08-13"),
    ("企业", "黄埔区食品企业", "高坪村", "2020-09-16"),
    ("企村", "黄埔区物流企业", "星朗村", "2021-10-26"),
    ("企业", "黄埔区生物医药企业", "拉林村", "2022-08-09"),
    ("企业", "黄埔区汽车配件企业", "盖寨村", "2023-05-17"),
    ("社会组织", "黄埔区志愿者协会", "鄢家山社区", "2020-11-05"),
    ("社会组织", "黄埔区慈善会", "望城社区", "2022-06-30"),
]


def table():
    rows = list(OTHERS)
    for kind, (east, west) in SCHOOLS.items():
        for index, school in enumerate(west):
            partner = f"黄埔区{east[index % len(east)]}{kind}"
            signed = SCHOOLS_SIGNED[index * len(SCHOOLS_SIGNED) // len(west)]
            rows.append(("学校", partner, school, signed))
    rows.sort(key=lambda row: row[3])
    return HEADER, rows
