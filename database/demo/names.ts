/** Parts of names, each with its pinyin for mail addresses; what follows is for the ear of a Chinese reader. */
type Part = readonly [text: string, pinyin: string]

const parts = (list: string): readonly Part[] =>
  list.split(' ').map((entry) => {
    const [text = '', pinyin = ''] = entry.split('/')
    return [text, pinyin]
  })

/** Two of these make a brand: 鑫源, 恒拓. */
export const brandStarts = parts(
  '鑫/xin 恒/heng 宏/hong 瑞/rui 盛/sheng 科/ke 博/bo 华/hua 海/hai 金/jin 中/zhong 联/lian 远/yuan 信/xin 嘉/jia 立/li 启/qi 卓/zhuo 亿/yi 润/run 凯/kai 优/you 铭/ming 朗/lang',
)
export const brandEnds = parts(
  '源/yuan 泰/tai 丰/feng 锐/rui 隆/long 晟/sheng 辉/hui 捷/jie 拓/tuo 邦/bang 图/tu 诚/cheng 腾/teng 迪/di 森/sen 益/yi 弘/hong 康/kang 途/tu 恩/en',
)

/** Surnames by how common they are, the polyphones among them too (单 shan, 曾 zeng, 仇 qiu, 解 xie, 区 ou, 查 zha). */
export const surnames = parts(
  '王/wang 王/wang 李/li 李/li 张/zhang 张/zhang 刘/liu 陈/chen 陈/chen 杨/yang 黄/huang 赵/zhao 吴/wu 周/zhou 徐/xu 孙/sun 马/ma 朱/zhu 胡/hu 郭/guo 何/he 林/lin 罗/luo 高/gao 梁/liang 郑/zheng 谢/xie 宋/song 唐/tang 许/xu 邓/deng 冯/feng 韩/han 曹/cao 曾/zeng 彭/peng 萧/xiao 蔡/cai 潘/pan 田/tian 董/dong 袁/yuan 于/yu 余/yu 叶/ye 蒋/jiang 杜/du 苏/su 魏/wei 程/cheng 吕/lv 丁/ding 沈/shen 任/ren 姚/yao 卢/lu 傅/fu 钟/zhong 姜/jiang 崔/cui 谭/tan 廖/liao 范/fan 汪/wang 陆/lu 金/jin 石/shi 戴/dai 贾/jia 韦/wei 夏/xia 邱/qiu 方/fang 侯/hou 邹/zou 熊/xiong 孟/meng 秦/qin 白/bai 江/jiang 阎/yan 薛/xue 尹/yin 段/duan 雷/lei 黎/li 史/shi 龙/long 陶/tao 贺/he 顾/gu 毛/mao 郝/hao 龚/gong 邵/shao 万/wan 单/shan 仇/qiu 解/xie 区/ou 查/zha 欧阳/ouyang 诸葛/zhuge',
)
export const givenNames = parts(
  '建国/jianguo 志明/zhiming 晓燕/xiaoyan 海涛/haitao 丽华/lihua 俊/jun 敏/min 文博/wenbo 雪梅/xuemei 国强/guoqiang 静怡/jingyi 浩然/haoran 秀英/xiuying 永刚/yonggang 雅琴/yaqin 子轩/zixuan 婷/ting 磊/lei 丹/dan 鹏飞/pengfei 玉兰/yulan 斌/bin 颖/ying 振华/zhenhua 佳琪/jiaqi 少华/shaohua 思源/siyuan 红梅/hongmei 立新/lixin 春燕/chunyan 宏伟/hongwei 佩珊/peishan 剑锋/jianfeng 梦瑶/mengyao 学军/xuejun 诗涵/shihan 德胜/desheng 慧/hui 锦程/jincheng 巧玲/qiaoling 卫东/weidong 可欣/kexin 庆/qing 乐/le 朝阳/zhaoyang 行/hang 长青/changqing 重阳/chongyang',
)
