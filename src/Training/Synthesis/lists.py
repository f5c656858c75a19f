"""Makes the plain lists of clubs and companies that the gazetteer and the synthesis read, from the sources docs/model.md names.

  python3 src/Training/Synthesis/lists.py RAW LISTS
"""
import csv
import re
import sys
from pathlib import Path

raw, lists = Path(sys.argv[1]), Path(sys.argv[2])

clubs = set()
for path in sorted((raw / "clubs").rglob("*.clubs.txt")):
    for line in path.read_text(encoding="utf8").splitlines():
        line = line.split("##")[0].split("#")[0].strip()
        if not line or line.startswith("="):
            continue
        names = line[1:].split("|") if line.startswith("|") else [line.split(",")[0]]
        for name in names:
            name = re.sub(r"\[[^\]]*\]|\([^)]*\)", "", name).strip(" ,$*")
            if re.fullmatch(r"[^\W\d_][\w .'’/&-]{2,40}", name) and name[0].isupper() and all(ord(c) < 0x250 for c in name):
                clubs.add(name)
(lists / "clubs_openfootball_cc0.txt").write_text("\n".join(sorted(clubs)) + "\n", encoding="utf8")

companies = set()
for file in ("nasdaq.csv", "nyse.csv"):
    with open(raw / file, encoding="utf8", newline="") as source:
        for row in csv.reader(source):
            name = row[1]
            if re.search(r"ETF|Fund|Trust\b|Acquisition|Notes|Preferred|Warrant|Right|Units?\b|Depositary Rec|Municipal|Income|Portfolio|Debenture|SPAC|Beneficial", name):
                continue
            name = re.split(r" - | (?:Class [A-Z]|Common|Ordinary|American Depositary|ADS|Sponsored|Subordinate|New York|Limited Voting|Registered|\(The\)|\()", name)[0]
            name = re.sub(r",? (Inc|Ltd|Corp|Co)\.?$", lambda m: " " + m[1], name.replace(", Inc.", " Inc")).strip(" ,")
            if 2 < len(name) < 40 and name[0].isupper() and not name.isupper():
                companies.add(name)
(lists / "companies_nasdaq_nyse_pddl.txt").write_text("\n".join(sorted(companies)) + "\n", encoding="utf8")
print(len(clubs), "clubs,", len(companies), "companies")
