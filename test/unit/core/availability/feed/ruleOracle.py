"""An independent oracle for recurrence rules: python-dateutil on wall time without zones.

  python3 ruleOracle.py > ruleOracle.json && npx prettier --write ruleOracle.json   (needs python3-dateutil)

Each row is [DTSTART, RRULE, wall times of the instances in WINDOW], DTSTART being an instance of its rule, so that
the disputed case of a start outside its rule does not arise. Random rules come from a fixed seed.
"""

import datetime as dt
import json
import random

from dateutil.rrule import rrulestr

WINDOW = [dt.datetime(2026, 1, 1), dt.datetime(2028, 12, 31)]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
FIXED = [
    "FREQ=DAILY", "FREQ=DAILY;INTERVAL=10;COUNT=5", "FREQ=DAILY;BYMONTH=1", "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
    "FREQ=MONTHLY;BYDAY=1FR;COUNT=10", "FREQ=MONTHLY;BYDAY=-2MO", "FREQ=MONTHLY;BYMONTHDAY=-3",
    "FREQ=MONTHLY;BYMONTHDAY=2,15", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3;COUNT=12", "FREQ=YEARLY;BYMONTH=6,7", "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "FREQ=YEARLY;BYYEARDAY=1,100,200",
    "FREQ=YEARLY;BYYEARDAY=-1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
    "FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,30", "FREQ=HOURLY;INTERVAL=5;COUNT=40", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;WKST=SU",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR", "FREQ=MONTHLY;INTERVAL=18;BYMONTHDAY=10,11,12", "FREQ=YEARLY;BYMONTH=1;BYDAY=SU,MO,TU",
]


def some(generator, values, most):
    return ",".join(str(each) for each in sorted(generator.sample(values, generator.randint(1, most)), key=str))


def random_rule(generator):
    frequency = generator.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = ["FREQ=" + frequency]
    if generator.random() < 0.5:
        parts.append(f"INTERVAL={generator.randint(1, 5)}")
    if generator.random() < 0.3:
        parts.append(f"COUNT={generator.randint(1, 60)}")
    if generator.random() < 0.3:
        parts.append("BYMONTH=" + some(generator, list(range(1, 13)), 3))
    if frequency in ("MONTHLY", "YEARLY") and generator.random() < 0.3:
        parts.append("BYMONTHDAY=" + some(generator, list(range(1, 32)) + [-1, -2, -3], 3))
    if generator.random() < 0.5:
        parts.append("BYDAY=" + some(generator, DAYS, 3))
    elif frequency == "MONTHLY" and generator.random() < 0.5:
        parts.append(f"BYDAY={generator.choice([1, 2, 3, 4, -1, -2])}{generator.choice(DAYS)}")
    if any(part.startswith("BY") for part in parts[1:]) and frequency == "MONTHLY" and generator.random() < 0.3:
        parts.append(f"BYSETPOS={generator.choice([1, 2, -1])}")
    if generator.random() < 0.3:
        parts.append("WKST=" + generator.choice(DAYS))
    return ";".join(parts)


def row(rule, start):
    rules = rrulestr("RRULE:" + rule, dtstart=start)
    first = next(iter(rules), None)
    if first is None or first.year > 2028:
        return None
    rules = rrulestr("RRULE:" + rule, dtstart=first)
    found = [each.strftime("%Y-%m-%dT%H:%M") for each in rules.between(*WINDOW, inc=True)]
    return [first.strftime("%Y-%m-%dT%H:%M"), rule, found[:60]]


if __name__ == "__main__":
    generator = random.Random(5545)
    rules = FIXED + [random_rule(generator) for _ in range(170)]
    rows = []
    for rule in rules:
        start = dt.datetime(generator.randint(2018, 2026), generator.randint(1, 12), generator.randint(1, 28), 9, 30)
        found = row(rule, start)
        if found is not None:
            rows.append(found)
    print("[\n" + ",\n".join(json.dumps(each, separators=(",", ":")) for each in rows) + "\n]")
