"""The county's towns and some of their villages, and the communities that families were moved to.

Towns and villages are real. Of the communities, 鄢家山 and its figures and the totals of 3684
households and 15566 people are published; how the rest is divided is made up.
"""

VILLAGES = {
    "百泉镇": ["城东村", "城西村", "双桥村", "河亭村", "五里村", "大河村", "尧梭村", "羊凤村", "里腊村"],
    "影山镇": ["班台村", "苗翁村", "甲定村", "达头村", "紫林山村", "东泥村", "黄桥村", "翁奇村"],
    "基长镇": ["高坪村", "麻董村", "狮山村", "羊坪村", "董秧村", "兴合村", "水岩村", "阳地村"],
    "下司镇": ["星朗村", "四九村", "塘芒村", "阳角村", "拉抹村", "群巷村", "新同村"],
    "麻尾镇": ["麻道村", "尧拉村", "塘香村", "董改村", "甲腾村", "泗亭村", "黄后村", "尧王村"],
    "上司镇": ["拉么村", "仁等村", "交摆村", "打或村", "盖寨村", "筹洞村", "峰洞村", "学庄村"],
    "玉水镇": ["本寨村", "塘联村", "黎罗村", "龙点村", "丙约村", "拉芒村", "温泉村"],
    "麻万镇": ["麻抹村", "三里村", "丙志村", "甲摆村", "迎春村", "拉林村", "铜鼓村"],
}
TOWNS = list(VILLAGES)

COMMUNITIES = [  # name, town, moved in, households, people
    ("鄢家山社区", "百泉镇", "2019-06-28", 1589, 6911),
    ("望城社区", "百泉镇", "2018-11-20", 812, 3391),
    ("麻尾安置点", "麻尾镇", "2018-06-15", 436, 1782),
    ("基长安置点", "基长镇", "2017-12-20", 318, 1297),
    ("下司安置点", "下司镇", "2018-09-30", 214, 876),
    ("上司安置点", "上司镇", "2017-10-18", 167, 703),
    ("影山安置点", "影山镇", "2019-01-22", 148, 606),
]
TOWN_OF = {name: town for name, town, *_ in COMMUNITIES}
HOUSEHOLDS = {name: households for name, _, _, households, _ in COMMUNITIES}


def communities_table():
    header = ["安置点", "乡镇", "日期", "户数(户)", "人数(人)"]
    return header, COMMUNITIES
