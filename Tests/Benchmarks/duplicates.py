#!/usr/bin/env python3
"""Makes the labelled set of entries that are, or are not, one child: every name is made up.

    python3 Tests/Benchmarks/duplicates.py > Tests/Benchmarks/duplicates.csv
"""
import random, sys, datetime, unicodedata

SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Dương Lý Đinh Trịnh Mai Phan Hà Lương Đoàn Tạ".split()
WEIGHTS = [38, 11, 10, 7, 5, 4, 3, 3, 2, 2] + [1] * 10
MIDDLE = {"female": "Thị Ngọc Thu Thùy Minh Khánh Bảo Phương Thanh Hồng Diệu Quỳnh Hải Kim".split(),
          "male": "Văn Đức Minh Quang Hữu Tuấn Gia Bảo Thanh Hoàng Xuân Công Anh Duy".split()}
GIVEN = {"female": "Lan Mai Hoa Hương Linh Trang Thảo Nhung Hà Yến Anh Chi Ngân Vy Nhi My Ly Hạnh Hiền Dung Thủy Loan Nga Phương Quyên Trâm Uyên Vân Xuân Giang Huyền Oanh Tuyết Thơm Duyên Hằng".split(),
         "male": "Nam Hùng Dũng Minh Sơn Long Tùng Khang Phúc Huy Đạt Bách Bình Cường Hiếu Kiên Khoa Lâm Nghĩa Phong Quân Tài Thành Thắng Tiến Toàn Trung Trường Tuấn Việt Vinh An Đăng Hải Khánh Thịnh".split()}
COMMUNES = ["thai-binh/thai-thuy/diem-dien", "thai-binh/thai-thuy/thuy-lien", "thai-binh/tien-hai/tien-hai", "hung-yen/an-thi/ho-tung-mau"]
KEYS = {"a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "g": "fh", "h": "gj", "i": "uo", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "x": "zc", "y": "tu"}
r = random.Random(20211130)

def bare(word):
    flat = unicodedata.normalize("NFD", word.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in flat if not unicodedata.combining(c))

def birth(): return datetime.date(2008, 1, 1) + datetime.timedelta(days=r.randrange(4500))

def child():
    sex = r.choice(["female", "male"])
    middles = r.sample(MIDDLE[sex], r.choice([1, 1, 1, 2]))
    given = r.choice([g for g in GIVEN[sex] if g not in middles])
    name = [r.choices(SURNAMES, WEIGHTS)[0], *middles, given]
    return dict(name=name, sex=sex, birth=birth().isoformat(), commune=r.choice(COMMUNES))

def typo(word):
    letters = list(word); at = r.randrange(1, len(letters)) if len(letters) > 1 else 0
    kind = r.choice(["swap", "drop", "double", "key", "key"])
    if kind == "swap" and at + 1 < len(letters) and bare(letters[at]) != bare(letters[at + 1]): letters[at], letters[at + 1] = letters[at + 1], letters[at]
    elif kind == "drop" and len(letters) > 3: del letters[at]
    elif kind == "double": letters.insert(at, letters[at])
    else:
        key = KEYS.get(bare(letters[at]).lower(), "e")
        letters[at] = r.choice(key)
    return "".join(letters)

def mistyped(name):
    name = list(name)
    at = r.choice([i for i, w in enumerate(name) if len(w) >= 3])
    name[at] = typo(name[at])
    return name

def other(c, **change): return {**c, **change}

def year(text): return text[:4]
def dayslip(text):
    y, m, d = map(int, text.split("-"))
    if d <= 12 and d != m and r.random() < .5: return f"{y:04}-{d:02}-{m:02}"
    while True:
        digits = list(text); at = r.choice([5, 6, 8, 9]); was = digits[at]; digits[at] = str(r.randrange(10))
        if digits[at] == was: continue
        try: return datetime.date.fromisoformat("".join(digits)).isoformat()
        except ValueError: continue

def another(given, sex): return r.choice([g for g in GIVEN[sex] if bare(g) != bare(given)])

SAME = {
    "marks": (120, lambda c: other(c, name=[bare(w) if r.random() < .7 else w.upper() for w in c["name"]])),
    "typo": (180, lambda c: other(c, name=mistyped(c["name"]))),
    "two-typos": (30, lambda c: other(c, name=mistyped(mistyped(c["name"])))),
    "swapped": (60, lambda c: other(c, name=[c["name"][-1], *c["name"][:-1]] if r.random() < .5 else c["name"][:1] + c["name"][2:-1] + [c["name"][-1], c["name"][1]])),
    "dropped": (60, lambda c: other(c, name=[c["name"][0], *c["name"][2:]])),
    "year": (100, lambda c: other(c, birth=year(c["birth"]))),
    "year-typo": (40, lambda c: other(c, birth=year(c["birth"]), name=mistyped(c["name"]))),
    "day": (80, lambda c: other(c, birth=dayslip(c["birth"]))),
    "joined": (20, lambda c: other(c, name=[c["name"][0], "".join(c["name"][1:]).capitalize()])),
    "sex": (20, lambda c: other(c, sex="undetermined")),
}
def twin(c): return other(c, name=[*c["name"][:-1], another(c["name"][-1], c["sex"])])
def mixed(c):
    sex = "male" if c["sex"] == "female" else "female"
    return other(c, sex=sex, name=[c["name"][0], r.choice(MIDDLE[sex]), r.choice(GIVEN[sex])])
def namesake(c):
    while True:
        b = birth().isoformat()
        if b != c["birth"]: return other(c, birth=b)
def yearmate(c):
    while True:
        b = birth().isoformat()
        if b[:4] == c["birth"][:4] and b != c["birth"]: return other(c, birth=b)
DISTINCT = {
    "twins": (250, twin),
    "twins-mixed": (60, mixed),
    "namesakes": (200, namesake),
    "namesakes-of-a-year": (60, yearmate),
    "elsewhere": (120, lambda c: other(c, commune=r.choice([u for u in COMMUNES if u != c["commune"]]))),
    "same-day": (200, lambda c: other(child(), birth=c["birth"], commune=c["commune"])),
    "siblings": (150, lambda c: other(c, name=[*c["name"][:-1], another(c["name"][-1], c["sex"])], birth=birth().isoformat())),
    "same-given": (100, lambda c: other(c, name=[r.choice([s for s in SURNAMES if s != c["name"][0]]), *c["name"][1:]])),
    "year-only": (60, lambda c: other(child(), birth=year(c["birth"]), commune=c["commune"])),
}
def main(out):
    print("same,kind,name,birth,sex,commune,otherName,otherBirth,otherSex,otherCommune", file=out)
    for same, kinds in (("yes", SAME), ("no", DISTINCT)):
        for kind, (count, make) in kinds.items():
            done = 0
            while done < count:
                c = child()
                if kind == "dropped" and len(c["name"]) < 4: continue
                if kind == "joined" and len(c["name"]) != 3: continue
                d = make(c)
                if [bare(w).lower() for w in d["name"]] == [bare(w).lower() for w in c["name"]] and kind in ("typo", "year-typo", "two-typos", "swapped", "twins"): continue
                row = [same, kind]
                for e in (c, d): row += [" ".join(e["name"]), e["birth"], e["sex"], e["commune"]]
                print(",".join(row), file=out); done += 1
if __name__ == "__main__": main(sys.stdout)
