"""Make a ledger as a community hands it in, hard to read; what is about persons in it is of nobody.

python docs/pictures/made_up_ledger.py FILE.xlsx
"""

import sys

import openpyxl

TITLE = "安澜区（虚构）红旗社区居民房屋登记台账（2026年第二季度）"
HEADINGS = ("序号", "房屋信息", "", "", "", "", "", "", "户主信息", "", "", "其他", "", "")
HEADERS = ("", "楼栋统一编码（12位区划代码＋5位顺序号）", "标准地址", "单元", "所在楼层", "户室号", "房屋使用情况",
           "建筑面积\n（㎡）", "姓名", "身份证号码", "联系电话", "采集人", "备注", "户数")  # fmt: skip
MERGED = ["A1:N1", "A2:A3", "B2:H2", "I2:K2", "L2:N2"]
BUILDINGS, ENTRANCES, FLOORS, ROOMS = 8, 2, 5, 2
STATES = ("自住", "出租", "空置", "自住", "商铺")
WEIGHTS = [2**power % 11 for power in range(17, 0, -1)]


def main(file):
    """Write the workbook."""
    book = openpyxl.Workbook()
    book.active.title = "填表说明"
    book.active.append(["本表由社区填报，空置房屋不计户。"])
    sheet = book.create_sheet("房屋台账")
    for row in ((TITLE,), HEADINGS, HEADERS):
        sheet.append([cell or None for cell in row])
    merged = list(MERGED)
    for building in range(1, BUILDINGS + 1):
        top = sheet.max_row + 1
        for number in range(ENTRANCES * FLOORS * ROOMS):
            sheet.append(dwelling(building, number, sheet.max_row + 1))
        merged += [f"{column}{top}:{column}{sheet.max_row}" for column in "BC"]
        sheet.append(["小计", *[None] * 4, ENTRANCES * FLOORS * ROOMS])
    odd = sheet.max_row + 1
    sheet.append([odd, 4.30702e16, None, "1单元", "1层", "101", "自住", 90, *person(odd), None, None, 1])
    sheet.append(["注：本表为虚构。"])
    for area in merged:
        sheet.merge_cells(area)
    book.save(file)


def dwelling(building, number, row):
    """One row; the building stands in its first one only."""
    entrance, rest = divmod(number, FLOORS * ROOMS)
    floor, room = divmod(rest, ROOMS)
    state = STATES[row % len(STATES)]
    place = (
        (f"43070200100100{building:03}", f"丹湖路{building * 2}号红旗小区{building}栋") if number == 0 else (None, None)
    )
    remark = f"联系{phone(row)}" if row % 17 == 0 else None
    home = f"{entrance + 1}单元", f"{floor + 1}层", f"{floor + 1}0{room + 1}", state, 88.5
    return [row - 3, *place, *home, *person(row), None, remark, int(state in ("自住", "出租"))]


def person(row):
    """What stands under the headers of persons: signs one after the other, numbers of a district that there is not."""
    seventeen = f"990099{1950 + row % 60}0101{row % 1000:03}"
    check = "10X98765432"[sum(weight * int(digit) for weight, digit in zip(WEIGHTS, seventeen, strict=True)) % 11]
    return f"户{chr(0x4E00 + row % 97 * 7)}", seventeen + check, int(phone(row))


def phone(row):
    """A number with the shape of a telephone's."""
    return f"1{3 + row % 7}{row * 7919 % 10**9:09}"


if __name__ == "__main__":
    main(sys.argv[1])
