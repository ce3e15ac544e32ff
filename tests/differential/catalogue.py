"""What the program knows of the ledgers, from the CSV files that it exports itself."""
import csv
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

FOLDED = str.maketrans("（）", "()")  # a vocabulary's words are found in either width
NUMBERS = ("money", "count", "decimal")
PERSONAL = ("name", "identity", "phone")
WORDS = ("text", "category", "list") + PERSONAL

# The columns that are used, by ledger.
USED = {
    "sales": "date enterprise product category channel destination quantity amount township village note",
    "labour": "date end category working destination employer wage channel people months township name id_card phone",
    "funds": "project date source sector planned received disbursed households people jobs status township village",
    "enterprises": "enterprise date kind link_mode agreed invested jobs scale township end",
}


@dataclass
class Column:
    id: str
    kind: str
    headers: list
    unit: str
    required: bool
    default: str
    words: dict = field(default_factory=dict)  # vocabulary: spelling in the ledger -> value
    extra: bool = False  # of no ledger

    @staticmethod
    def other(header):
        return Column(header, "text", [header, header], "", False, "", extra=True)

    def label(self):
        return self.headers[1]

    def spelled(self, word):
        return self.words.get(word.translate(FOLDED), word)


def read(program):
    """The columns of each ledger in USED."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "schema", "--export", folder], check=True, capture_output=True)
        columns = list(csv.DictReader(open(Path(folder, "ledgers.csv"), encoding="utf-8-sig")))
        words = list(csv.DictReader(open(Path(folder, "vocabulary.csv"), encoding="utf-8-sig")))
    return {ledger: [_column(ledger, id, columns, words) for id in used.split()] for ledger, used in USED.items()}


def _column(ledger, id, columns, words):
    row = next(row for row in columns if row["ledger"] in (ledger, "*") and row["column"] == id)
    headers = [row["column"], row["label"], row["label_en"], *filter(None, row["aliases"].split(";"))]
    column = Column(id, row["type"], headers, row["unit"], row["required"] == "yes", row["default"])
    for word in words:
        if word["ledger"] == ledger and word["column"] == id:
            for spelling in (word["value"], word["value_en"], *word["aliases"].split(";")):
                if spelling:
                    column.words[spelling] = word["value"]
    return column
