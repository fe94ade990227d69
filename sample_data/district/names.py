"""Made-up Chinese names, none given twice for the same kind of thing."""

__all__ = ["DISTRICT", "LAKE", "RAILWAY", "RIVER", "Names"]

DISTRICT, RIVER, LAKE, RAILWAY = "安澜区（虚构）", "澄江", "映月湖", "澄北铁路"
_FIRST = (
    "春青翠金银云朝晨晓和长永宏瑞兴庆祥嘉景清澄文德仁礼智信育建新光明星紫丹碧玉锦绣"
    "桂梅兰竹松柳枫荷菊杏桃梨石泉白东南西北"
)
_SECOND = "阳山溪泉林园湖河桥塘洲湾浦渡港岭坡坪冲台城门安宁平康泰和兴盛昌隆华光辉霞月星风雨露雪枫桐柏荷莲"
_COMPOUNDS = {
    "商品房": ("花园", "家园", "苑", "公馆", "华庭", "豪庭", "名城", "府"),
    "老旧": ("小区", "新村", "里"),
    "单位房": ("厂宿舍", "公司家属院", "局宿舍", "家属区"),
}
_STREETS = {
    "expressway": ("高速",),
    "arterial": ("大道", "大道", "路"),
    "street": ("路", "路", "街"),
    "lane": ("巷", "巷", "弄"),
}


class Names:
    """Gives names in a seeded order.

    Parameters
    ----------
    rng : numpy.random.Generator
    """

    def __init__(self, rng):
        stems = list(dict.fromkeys(a + b for a in _FIRST for b in _SECOND if a != b))
        self.rng = rng
        self.stems = [stems[at] for at in rng.permutation(len(stems))]
        self.used = {}

    def _stem(self, kind):
        """The next stem of a kind; every kind starts at a place of its own, so that a street and a community differ."""
        if kind not in self.used:
            self.used[kind] = (len(self.used) * 331, 0)
        start, count = self.used[kind]
        self.used[kind] = (start, count + 1)
        turn, at = divmod(count, len(self.stems))
        return self.stems[(start + at) % len(self.stems)] + ("" if turn == 0 else "新" if turn == 1 else "上")

    def street(self, street_class):
        """Such as 青山路; the ending tells the class."""
        endings = _STREETS[street_class]
        return self._stem(street_class) + endings[int(self.rng.integers(len(endings)))]

    def community(self, urban):
        """Such as 青山社区, or 青山村."""
        return self._stem("community") + ("社区" if urban else "村")

    def town(self, kind):
        """Such as 青山街道."""
        return self._stem("town") + kind

    def compound(self, kind):
        """Such as 青山花园; the ending tells the kind."""
        endings = _COMPOUNDS[kind]
        return self._stem("compound") + endings[int(self.rng.integers(len(endings)))]

    def place(self, kind, community):
        """A place bears the name of its community, numbered when it has several; fields and woods have none."""
        endings = {
            "学校": ("小学", "中学", "实验学校"),
            "医院": ("医院",),
            "市场": ("农贸市场", "批发市场"),
            "公园": ("公园",),
            "滨江绿地": ("滨江绿地",),
        }
        if kind not in endings:
            return ""
        ending = endings[kind]
        stem = community.removesuffix("社区").removesuffix("村")
        for name in (
            *(stem + each for each in ending),
            *(f"{stem}第{number}{ending[0]}" for number in "二三四五六七八九"),
        ):
            if name not in self.used:
                break
        self.used[name] = True
        return name

    def lake(self):
        """Such as 青山湖."""
        return self._stem("lake") + "湖"
