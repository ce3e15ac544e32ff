"""Figures that the programme has published, as statements that `shanhai verify` can check."""
import csv

STATEMENTS = """\
id,quote,indicator,where,by,period,match,value,unit
bearing-park-2023,轴承产业园投入东西部协作资金680万元,funds.received,project ~ 轴承,,2023,=,680,万元
parks-2023,黄埔•独山粤黔协作共建工业（轴承）产业园挂牌,industry.parks,,,2023,=,1,个
egg-farm-2021,蛋鸡养殖设备投入东西部协作资金390万元,funds.received,project ~ 蛋鸡,,2021,=,390,万元
egg-farm-stock,40万羽蛋鸡,enterprises.scale,enterprise ~ 百顺 and scale_unit = 羽,,2023,=,40,万羽
egg-farm-output,年产鲜鸡蛋1.5亿余枚,enterprises.output,enterprise ~ 百顺 and output_unit = 枚,,2023,余,1.5,亿枚
egg-farm-value,年产值8000万元以上,enterprises.output_value,enterprise ~ 百顺,,2023,以上,8000,万元
egg-farm-dividends,固定分红受益350人,funds.dividend_people,project ~ 蛋鸡,,2021,=,350,人
egg-farm-jobs,带动稳定就业100余人,funds.jobs,project ~ 蛋鸡,,2021,余,100,人
egg-farm-jobs-poverty,其中脱贫户30人,funds.jobs_poverty,project ~ 蛋鸡,,2021,=,30,人
silkworm-2023,养蚕蚕房改造投入东西部协作资金490万元,funds.received,project ~ 蚕,,2023,=,490,万元
silkworm-leveraged,撬动企业自投资金5000万元,funds.leveraged,project ~ 蚕,,2023,=,5000,万元
leading-enterprises,招引4家龙头企业入驻园区,enterprises.leading,,,2020..2023,=,4,家
linked-households,带动4000余户农民增收,enterprises.households,,,2020..2023,余,4000,户
sales-2022,2022年采购和帮助销售总额达4.06亿元,sales.amount,,,2022,=,4.06,亿元
training-classes-2023,2023年已结业68期培训班,labour.classes,,,2023,=,68,期
training-latest-people,33位学员,labour.trained,class ~ 68期,,2023,=,33,人次
training-latest-days,为期15天,training.days,class ~ 68期,,2023,=,15,天
transferred-2022,转移农村劳动力就业4563人,labour.transferred,,,2022,=,4563,人
transferred-east-2022,在东部结对省份就业2654人,labour.east,,,2022,=,2654,人
transferred-east-poverty-2022,其中脱贫劳动力1401人,labour.east_poverty,,,2022,=,1401,人
labour-trained-2022,举办劳务协作培训513人次,labour.trained,,,2022,=,513,人次
yanjiashan-households,鄢家山安置1589户,relocation.households,community ~ 鄢家山,,2023,=,1589,户
yanjiashan-people,鄢家山安置6911人,relocation.people,community ~ 鄢家山,,2023,=,6911,人
communities-2022,2022年安排573万元用于安置社区,funds.relocation,project ~ 鄢家山,,2022,=,573,万元
funds-2020-2023,2020年至2023年共获财政资金1.96亿元,funds.received,,,2020..2023,=,1.96,亿元
projects-2020-2023,累计建设项目160个,funds.projects,,,2020..2023,=,160,个
enterprises-2020-2023,帮助引进企业14家,enterprises.introduced,,,2020..2023,=,14,家
relocation-funds,在安置区投入帮扶资金6660余万元,funds.relocation,,,2020..2023,余,6660,万元
relocation-projects,安置区实施帮扶项目25个,relocation.projects,,,2020..2023,=,25,个
relocation-households,覆盖3684户,relocation.households,,,2023,=,3684,户
relocation-people,覆盖15566名搬迁群众,relocation.people,,,2023,=,15566,人
east-cadres,黄埔区选派3名党政干部,talent.east,category = 党政干部,,2023,=,3,人
east-doctors,黄埔区选派3名医生,talent.east,category = 医生,,2023,=,3,人
east-teachers,黄埔区选派3名教师,talent.east,category = 教师,,2023,=,3,人
talent-classes,开展各种培训20期,talent.classes,,,2023,=,20,期
talent-trained,培训专业人才3012人次,talent.trained,,,2023,=,3012,人次
west-cadres,独山选派5名干部跟岗,talent.west,category = 党政干部,,2023,=,5,人
west-teachers,独山选派12名教师跟岗,talent.west,category = 教师,,2023,=,12,人
west-doctors,独山选派18名医生跟岗,talent.west,category = 医生,,2023,=,18,人
schools-east,黄埔26所学校,pairing.east_units,kind = 学校,,2023,=,26,所
schools-west,独山39所学校,pairing.west_units,kind = 学校,,2023,=,39,所
hospitals-east,1所黄埔医院,pairing.east_units,kind = 医院,,2023,=,1,所
hospitals-west,独山1所医院,pairing.west_units,kind = 医院,,2023,=,1,所
towns-villages,3个镇村结对,pairing.pairs,"kind in (镇, 村)",,2023,=,3,个
sales-rank-2022,2022年销售额排名全州第二,sales.amount,,county=独山县,2022,第,2,位
doctor-2021,2021年9月起挂任县人民医院副院长一年,talent.east,category = 医生 and post ~ 副院长,,2021-12,=,1,人
"""

OF_THE_PREFECTURE = {"sales-rank-2022"}  # needs the sales of the other counties


def _statements(wanted):
    header, *rows = csv.reader(STATEMENTS.splitlines())
    return header, [row for row in rows if wanted(row[0])]


def of_the_county():
    return _statements(lambda name: name not in OF_THE_PREFECTURE)


def of_the_prefecture():
    return _statements(lambda name: name in OF_THE_PREFECTURE)
