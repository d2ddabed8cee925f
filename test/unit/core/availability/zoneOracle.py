"""An independent oracle for zone arithmetic and states, on nothing but Python's zoneinfo.

  python3 zoneOracle.py fixture ZONEINFO_DIR > zoneOracle.json   (ZONEINFO_DIR: the IANA data to take, e.g. of Debian's tzdata)
  python3 zoneOracle.py transitions                              (every zone of this machine, for the live check)

In a fixture, zones that agree share one row: {zones, offset, transitions: [[minute, offset, walls]], states}. Minutes
are epoch minutes, offsets are minutes, walls are the instants (relative to the transition, minutes) of the wall times
PROBES minutes away from the wall time at which the clocks change; states is the first 12 hex digits of a SHA-256 over the
states of SCHEDULES, every STEP minutes from SPAN minutes before to SPAN minutes after each transition.
"""

import datetime as dt
import hashlib
import json
import sys
import zoneinfo

UTC = dt.timezone.utc
FROM = int(dt.datetime(2024, 1, 1, tzinfo=UTC).timestamp())
TO = int(dt.datetime(2031, 1, 1, tzinfo=UTC).timestamp())
PROBES = [-120, -61, -60, -45, -30, -15, -1, 0, 1, 15, 29, 30, 31, 45, 59, 60, 61, 90, 119, 120]
STEP, SPAN = 15, 30 * 60
EPOCH = dt.datetime(1970, 1, 1)
# Blocks in minutes of the day, the same on every weekday; away and override: days relative to the transition's local date.
SCHEDULES = [
    {"hours": [[90, 150], [150, 180], [1410, 30]], "focus": [[120, 165]], "away": None, "override": None},
    {"hours": [[1320, 120]], "focus": [[1380, 180]], "away": None, "override": None},
    {"hours": [[0, 1440]], "focus": [[60, 60]], "away": 0, "override": None},
    {"hours": [[1260, 360]], "focus": [], "away": -1, "override": 0},
]
OVERRIDE = [[45, 135], [1380, 1440]]


def offset(zone, seconds):
    return int(dt.datetime.fromtimestamp(seconds, zone).utcoffset().total_seconds())


def transitions(zone):
    """Changes of offset as (seconds, new offset in seconds), found by bisection between probes 12 hours apart."""
    found, at, now = [], FROM, offset(zone, FROM)
    first = now
    while at < TO:
        probe = min(at + 43200, TO)
        if offset(zone, probe) == now:
            at = probe
            continue
        low, high = at, probe
        while high - low > 1:
            middle = (low + high) // 2
            if offset(zone, middle) == now:
                low = middle
            else:
                high = middle
        at, now = high, offset(zone, high)
        found.append((at, now))
    return first, found


def instant(zone, wall_minutes):
    """fold=0 is the first of two, and the offset before a gap: the rule of RFC 5545 section 3.3.5."""
    wall = EPOCH + dt.timedelta(minutes=wall_minutes)
    return wall.replace(tzinfo=zone, fold=0).timestamp()


def day_of(date):
    return (date - EPOCH.date()).days


def inside(zone, blocks_of, today, seconds):
    for day in range(today - 3, today + 2):
        for start, end in blocks_of(day):
            end_day = day + 1 if end <= start else day
            if instant(zone, day * 1440 + start) <= seconds < instant(zone, end_day * 1440 + end):
                return True
    return False


def state(zone, schedule, change_day, seconds):
    today = day_of(dt.datetime.fromtimestamp(seconds, zone).date())
    if schedule["away"] is not None and today == change_day + schedule["away"]:
        return "a"
    overridden = None if schedule["override"] is None else change_day + schedule["override"]
    hours = lambda day: OVERRIDE if day == overridden else schedule["hours"]
    focus = lambda day: [] if day == overridden else schedule["focus"]
    if not inside(zone, hours, today, seconds):
        return "o"
    return "f" if inside(zone, focus, today, seconds) else "w"


def row(zone):
    first, found = transitions(zone)
    listed, digest, before = [], hashlib.sha256(), first
    for at, after in found:
        wall = (at + before) // 60
        walls = [int(instant(zone, wall + probe) - at) // 60 for probe in PROBES]
        listed.append([at // 60, after // 60, walls])
        change_day = day_of(dt.datetime.fromtimestamp(at, zone).date())
        for schedule in SCHEDULES:
            text = "".join(
                state(zone, schedule, change_day, at + minute * 60) for minute in range(-SPAN, SPAN, STEP)
            )
            digest.update(text.encode())
        before = after
    return first // 60, listed, digest.hexdigest()[:12]


def names():
    return sorted(zoneinfo.available_timezones() - {"Factory", "localtime"})


def fixture(directory):
    zoneinfo.reset_tzpath([directory])
    with open(directory + "/tzdata.zi") as file:
        release = file.readline().split()[-1]
    groups = {}
    for name in names():
        zone = zoneinfo.ZoneInfo(name)
        first, found = transitions(zone)
        groups.setdefault((first, tuple(found)), []).append(name)
    rows = []
    for (first, _), zones in groups.items():
        minutes, listed, states = row(zoneinfo.ZoneInfo(zones[0]))
        rows.append({"zones": zones, "offset": minutes, "transitions": listed, "states": states})
    shared = {"release": release, "probes": PROBES, "step": STEP, "span": SPAN, "override": OVERRIDE, "schedules": SCHEDULES}
    text = json.dumps(shared, separators=(",", ":"))[:-1]
    lines = ",\n".join(json.dumps(each, separators=(",", ":")) for each in rows)
    print(text + ',"rows":[\n' + lines + "\n]}")


def live():
    listing = {}
    for name in names():
        first, found = transitions(zoneinfo.ZoneInfo(name))
        listing[name] = [first // 60, [[at // 60, after // 60] for at, after in found]]
    json.dump(listing, sys.stdout, separators=(",", ":"))


if __name__ == "__main__":
    if sys.argv[1] == "fixture":
        fixture(sys.argv[2])
    else:
        live()
