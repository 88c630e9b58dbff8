"""How long `scan` takes beside reading the same texts and matching one expression: `python benchmarks/scan.py PYTHON COUNT`.

PYTHON is an interpreter with simcancel installed. The texts are made up: sentences on SIM cards, two numbers, and an
account at the beginning, the end and once within.
"""

import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SENTENCES = (
    "先看卡上印的是哪一家运营商，再准备证件和最近一期账单。",
    "如果银行的验证码发到这个号码，请先到银行改好再注销。",
    "打客服热线时按语音提示选人工，报上号码和证件号即可查询。",
    "余额能不能退、押金什么时候退，各家说法不一，最好先问清楚。",
    "收到确认短信才算办完，短信要留着，以后查得到。",
    "The shop asks for the passport and the form, and gives a receipt.",
)
BYTES = 6_000
LOOKED_FOR = re.compile(r"@\w{5,}|t\.me")


def write(folder: Path, count: int) -> None:
    """Write so many articles of six thousand bytes."""
    chance = random.Random(1)  # noqa: S311 - the same texts each time
    for number in range(count):
        seller = f"[[TG💪+ @seller{number % 50}](https://t.me/s/seller{number % 50})]"
        lines = [f"# 阿曼保号卡怎么注销{seller}", ""]
        while sum(len(line.encode()) + 1 for line in lines) < BYTES - 300:
            lines += ["".join(chance.choices(SENTENCES, k=3)), ""]
        lines[20] = f"- **Omantel 客服**：+968 2466 {chance.randrange(10_000):04}"
        lines[24] = f"想省事可以联系 @seller{number % 50} 代办。"
        (folder / f"{number:05}.md").write_text("\n".join([*lines, seller, ""]), encoding="utf-8")


def least(folder: Path) -> float:
    """Return how long it takes to read the texts and match one expression line by line."""
    began = time.perf_counter()
    for path in sorted(folder.iterdir()):
        with open(path, encoding="utf-8") as file:
            sum(LOOKED_FOR.search(line) is not None for line in file)
    return time.perf_counter() - began


def main() -> None:
    """Print a table."""
    python, count = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write(folder, count)
        command = [python, "-m", "simcancel", "scan", scratch]
        for _ in range(3):
            floor = least(folder)
            began = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            taken = time.perf_counter() - began
            memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"{count} texts: {taken:.2f} s, reading {floor:.3f} s, ratio {taken / floor:.1f}, {memory:.0f} MB")


if __name__ == "__main__":
    main()
