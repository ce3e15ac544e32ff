"""Who is paired with whom.

Published: 26 schools of 黄埔 with 39 of 独山, a hospital with a hospital, three towns and villages.
The schools' names and all pairs are made up.
"""
from generator.places import TOWNS

HEADER = ["结对类型", "东部单位", "西部单位", "日期"]

EAST_WORDS = ["木棉", "启航", "榕树", "海棠", "紫荆", "晨光", "云帆", "南岭", "碧波", "朝阳", "芳草", "青禾", "明德",
              "新苗", "百川", "星河", "蓝湾", "知行", "春晖", "乐群", "远帆", "桃李", "弘毅", "山海", "求真", "双溪"]
WEST_SCHOOLS = (["独山县第一中学", "独山县第二中学", "鄢家山小学", "望城小学", "百泉镇第一小学", "百泉镇第二小学",
                 "鄢家山幼儿园"]
                + [town + kind for kind in ("中心小学", "中学", "中心幼儿园", "第三小学") for town in TOWNS])
# The date on which each of these signed; the schools go round by them.
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
    for index, west in enumerate(WEST_SCHOOLS):
        east = EAST_WORDS[index % len(EAST_WORDS)] + kind_of(index % len(EAST_WORDS))
        signed = SCHOOLS_SIGNED[index * len(SCHOOLS_SIGNED) // len(WEST_SCHOOLS)]
        rows.append(("学校", "黄埔区" + east, west, signed))
    rows.sort(key=lambda row: row[3])
    return HEADER, rows


def kind_of(index):
    return "幼儿园" if index % 4 == 3 else "中学" if index % 4 == 1 else "小学"
