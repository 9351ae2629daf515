# Time zones as POSIX writes them in the environment variable TZ: std offset [dst [offset] [,start[/time],end[/time]]].
# https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html

import re as _re
from _calendar_time import _date, _days

_name = r"(?:<([A-Za-z0-9+-]+)>|([A-Za-z]{3,}))"
_time = r"([+-]?\d+(?::\d+){0,2})"
_zone = _re.compile(f"{_name}{_time}(?:{_name}{_time}?(?:,([^,/]+)(?:/{_time})?,([^,/]+)(?:/{_time})?)?)?")

# What the C library takes if no rule is given.
_usual_rules = "M3.2.0", "M11.1.0"


def _seconds(text):
    parts = [int(part) for part in text.lstrip("+-").split(":")]
    value = sum([part * unit for part, unit in zip(parts, (3600, 60, 1))])
    return -value if text.startswith("-") else value


class _Zone:
    def __init__(self, name, offset, summer_name=None, summer_offset=0, start=None, end=None):
        self.name, self.offset = name, offset
        self.summer_name, self.summer_offset = summer_name, summer_offset
        self.start, self.end = start, end

    def offset_at(self, moment):
        """(seconds east of Greenwich, 1 in summer time, the zone's name)."""
        if self.summer_name is not None:
            year = _date((moment + self.offset) // 86400)[0]
            start = _moment(year, *self.start) - self.offset
            end = _moment(year, *self.end) - self.summer_offset
            if start <= moment < end if start < end else not end <= moment < start:
                return self.summer_offset, 1, self.summer_name
        return self.offset, 0, self.name


# Seconds from 1970 to the day that a rule means and the time of that day, by the clock on the wall.
def _moment(year, rule, time):
    if rule[0] == "M":
        month, week, weekday = (int(part) for part in rule[1:].split("."))
        first = _days(year, month, 1)
        day = first + (weekday - (first + 4)) % 7 + (week - 1) * 7
        next_month = _days(year + month // 12, month % 12 + 1, 1)
        while day >= next_month:  # week 5 is the last
            day -= 7
    elif rule[0] == "J":
        # 29 February has no number.
        day = _days(year, 1, 1) + int(rule[1:]) - 1
        if int(rule[1:]) >= 60 and _days(year, 3, 1) - _days(year, 1, 1) == 60:
            day += 1
    else:
        day = _days(year, 1, 1) + int(rule)
    return day * 86400 + time


def parse(text):
    """The zone; UTC if the text means none."""
    found = _zone.fullmatch(text)
    if found is None:
        return _Zone("UTC", 0)
    quoted, plain, offset, summer_quoted, summer_plain, summer_offset, start, start_time, end, end_time = found.groups()
    name, offset = quoted or plain, -_seconds(offset)
    summer_name = summer_quoted or summer_plain
    if summer_name is None:
        return _Zone(name, offset)
    start, end = (start, end) if start else _usual_rules
    return _Zone(
        name, offset, summer_name, offset + 3600 if summer_offset is None else -_seconds(summer_offset),
        (start, _seconds(start_time or "2")), (end, _seconds(end_time or "2")))
