# The half of the module time that knows calendars: broken-down times, time zones, and times as text. time takes each name from here when
# it is first asked for. https://docs.python.org/3/library/time.html

from _records import record as _record
from _time_zone import is_known as _is_known, offset as _machine_offset, names as _names
from time import time as _now

_day_names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_month_names = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


_STRUCT_TM_ITEMS = 11


class struct_time(_record):
    __module__ = "time"
    n_sequence_fields = 9
    _names = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff")


CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID, CLOCK_MONOTONIC_RAW = 0, 1, 2, 3, 4
CLOCK_BOOTTIME, CLOCK_TAI = 7, 11


def clock_gettime_ns(clk_id, /):
    from _posix import clock_time
    return clock_time(clk_id)


def clock_gettime(clk_id, /):
    return clock_gettime_ns(clk_id) / 1e9


def thread_time():
    return clock_gettime(CLOCK_THREAD_CPUTIME_ID)


def thread_time_ns():
    return clock_gettime_ns(CLOCK_THREAD_CPUTIME_ID)


def clock_getres(clk_id, /):
    from _posix import clock_resolution
    return clock_resolution(clk_id) / 1e9


tzname = _names()
timezone = -_machine_offset(1704067200)[0]
_summer = -_machine_offset(1719792000)[0]
daylight = int(timezone != _summer)
timezone, altzone = max(timezone, _summer), min(timezone, _summer)


# The zone that TZ names, if it is not the machine's: a zone of _posix_zone, or the name of one that the machine knows.
_zone = None


def tzset():
    """Looks again at what the environment variable TZ says."""
    global _zone, tzname, timezone, altzone, daylight
    import os
    import time
    text = os.environ.get("TZ", "").removeprefix(":")
    if not text:
        _zone = None
    elif _is_known(text):
        _zone = text
    else:
        import _posix_zone
        _zone = _posix_zone.parse(text)
    winter, summer = _offset(1704067200), _offset(1719792000)
    if winter[1]:  # the southern half of the world
        winter, summer = summer, winter
    names = _names() if _zone is None else (_zone.name, _zone.summer_name or _zone.name) if type(_zone) is not str else (winter[2], summer[2])
    tzname, timezone, altzone, daylight = names, -winter[0], -summer[0], int(winter[0] != summer[0])
    for name in ("tzname", "timezone", "altzone", "daylight"):
        setattr(time, name, globals()[name])


def _offset(seconds):
    if _zone is None or type(_zone) is str:
        return _machine_offset(seconds, _zone)
    return _zone.offset_at(seconds)


# Days since 1970-01-01 of a date of the Gregorian calendar, and back: years begin in March, so that leap days come last.
def _days(year, month, day):
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def _date(days):
    era, of_era = divmod(days + 719468, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    part = (5 * of_year + 2) // 153
    month = part + 3 if part < 10 else part - 9
    return year + era * 400 + (month <= 2), month, of_year - (153 * part + 2) // 5 + 1


def _broken_down(seconds, offset, is_dst, zone):
    days, rest = divmod(int(seconds // 1) + offset, 86400)
    year, month, day = _date(days)
    return struct_time((year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7, days - _days(year, 1, 1) + 1, is_dst, zone, offset))


# Whole seconds since 1970, of a number of any kind or the current time.
def _seconds(value):
    if value is None:
        return int(_now() // 1)
    if isinstance(value, float):
        if value != value:
            raise ValueError("Invalid value NaN (not a number)")
        if not -9.3e18 < value < 9.3e18:
            raise OverflowError("timestamp out of range for platform time_t")
        value = int(value // 1)
    else:
        index = getattr(type(value), "__index__", None)
        if index is None:
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value = index(value)
    if not -1 << 63 <= value < 1 << 63:
        raise OverflowError("timestamp out of range for platform time_t")
    if not -67768040609740800 <= value <= 67768036191676799:  # years that fit 32 bits
        raise OSError(75, "Value too large for defined data type")
    return value


def gmtime(seconds=None, /):
    return _broken_down(_seconds(seconds), 0, 0, "GMT")


def localtime(seconds=None, /):
    seconds = _seconds(seconds)
    offset, is_dst, zone = _offset(seconds)
    return _broken_down(seconds, offset, is_dst, zone)


def mktime(t, /):
    if not isinstance(t, tuple) or len(t) < 9:
        raise TypeError("Tuple or struct_time argument required")
    year, month, day, hour, minute, second, _, _, is_dst = t[:9]
    carry, month = divmod(month - 1, 12)
    local = _days(year + carry, month + 1, 1) * 86400 + (day - 1) * 86400 + hour * 3600 + minute * 60 + second
    guess = local - _offset(local)[0]
    return float(local - _offset(guess)[0])


# The parts of a time as the C library has them: the first of their kind for a zero, and nothing that no calendar has.
def _checked(t):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) < 9:
        raise TypeError(f"function takes at least 9 arguments ({len(t)} given)")
    if not -(1 << 31) <= t[0] - 1900 < 1 << 31:
        raise OverflowError("year out of range")
    year, month, day, hour, minute, second, weekday, day_of_year, is_dst = t[:9]
    month, day, day_of_year = month or 1, day or 1, day_of_year or 1
    for value, first, last, what in (
        (month, 1, 12, "month"), (day, 1, 31, "day of month"), (hour, 0, 23, "hour"), (minute, 0, 59, "minute"), (second, 0, 61, "seconds"),
        (weekday, -1, 1 << 31, "day of week"), (day_of_year, 1, 366, "day of year"),
    ):
        if not first <= value <= last:
            raise ValueError(f"{what} out of range")
    parts = (year, month, day, hour, minute, second, weekday % 7, day_of_year, is_dst)
    if isinstance(t, struct_time):
        return struct_time((*parts, t.tm_zone, t.tm_gmtoff))
    return parts


def asctime(t=None, /):
    t = localtime() if t is None else _checked(t)
    return f"{_day_names[t[6]][:3]} {_month_names[t[1] - 1][:3]} {t[2]:2} {t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}"


def ctime(seconds=None, /):
    return asctime(localtime(seconds))


def _weeks(t, first):
    return (t[7] - 1 + 7 - (t[6] - first) % 7) // 7


def _iso_week(t):
    year, week = t[0], (t[7] - 1 - t[6] + 10) // 7
    if week < 1:
        year -= 1
        days = _days(year + 1, 1, 1) - _days(year, 1, 1)
        week = (t[7] - 1 + days - t[6] + 10) // 7
    elif week == 53 and (_days(t[0] + 1, 1, 1) + 3) % 7 <= 3:
        year, week = year + 1, 1
    return year, week


def _gmt_offset(t):
    offset = getattr(t, "tm_gmtoff", None)
    if offset is None:
        offset = _offset(int(mktime(t)))[0]
    return f"{'-' if offset < 0 else '+'}{abs(offset) // 3600:02}{abs(offset) // 60 % 60:02}"


_directives = {
    "a": lambda t: _day_names[t[6]][:3],
    "A": lambda t: _day_names[t[6]],
    "b": lambda t: _month_names[t[1] - 1][:3],
    "B": lambda t: _month_names[t[1] - 1],
    "c": lambda t: f"{_day_names[t[6]][:3]} {_month_names[t[1] - 1][:3]} {t[2]:2} {t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}",
    "C": lambda t: f"{t[0] // 100:02}",
    "d": lambda t: f"{t[2]:02}",
    "D": lambda t: f"{t[1]:02}/{t[2]:02}/{t[0] % 100:02}",
    "e": lambda t: f"{t[2]:2}",
    "F": lambda t: f"{t[0]}-{t[1]:02}-{t[2]:02}",
    "g": lambda t: f"{_iso_week(t)[0] % 100:02}",
    "G": lambda t: str(_iso_week(t)[0]),
    "h": lambda t: _month_names[t[1] - 1][:3],
    "H": lambda t: f"{t[3]:02}",
    "I": lambda t: f"{(t[3] + 11) % 12 + 1:02}",
    "j": lambda t: f"{t[7]:03}",
    "m": lambda t: f"{t[1]:02}",
    "M": lambda t: f"{t[4]:02}",
    "n": lambda t: "\n",
    "p": lambda t: "AM" if t[3] < 12 else "PM",
    "r": lambda t: f"{(t[3] + 11) % 12 + 1:02}:{t[4]:02}:{t[5]:02} {'AM' if t[3] < 12 else 'PM'}",
    "R": lambda t: f"{t[3]:02}:{t[4]:02}",
    "s": lambda t: str(int(mktime(t))),
    "S": lambda t: f"{t[5]:02}",
    "t": lambda t: "\t",
    "T": lambda t: f"{t[3]:02}:{t[4]:02}:{t[5]:02}",
    "u": lambda t: str(t[6] + 1),
    "U": lambda t: f"{_weeks(t, 6):02}",
    "V": lambda t: f"{_iso_week(t)[1]:02}",
    "w": lambda t: str((t[6] + 1) % 7),
    "W": lambda t: f"{_weeks(t, 0):02}",
    "x": lambda t: f"{t[1]:02}/{t[2]:02}/{t[0] % 100:02}",
    "X": lambda t: f"{t[3]:02}:{t[4]:02}:{t[5]:02}",
    "y": lambda t: f"{t[0] % 100:02}",
    "Y": lambda t: str(t[0]),
    "z": _gmt_offset,
    "Z": lambda t: getattr(t, "tm_zone", None) or tzname[t[8] > 0],
    "%": lambda t: "%",
}


def strftime(format, t=None, /):
    t = localtime() if t is None else _checked(t)
    pieces = []
    at = 0
    while at < len(format):
        c = format[at]
        directive = _directives.get(format[at + 1:at + 2]) if c == "%" else None
        if directive is None:
            pieces.append(c)
            at += 1
        else:
            pieces.append(directive(t))
            at += 2
    return "".join(pieces)


def strptime(text, format="%a %b %d %H:%M:%S %Y", /):
    import _strptime
    return _strptime._strptime_time(text, format)


class _clock_info:
    def __init__(self, implementation, monotonic, adjustable):
        self.implementation = implementation
        self.monotonic = monotonic
        self.adjustable = adjustable
        self.resolution = 1e-09 if monotonic else 1e-07

    def __repr__(self):
        return f"namespace(implementation={self.implementation!r}, monotonic={self.monotonic}, adjustable={self.adjustable}, resolution={self.resolution})"


def get_clock_info(name):
    if name in ("monotonic", "perf_counter", "process_time", "thread_time"):
        return _clock_info("Stopwatch", True, False)
    if name == "time":
        return _clock_info("DateTime.UtcNow", False, True)
    raise ValueError("unknown clock")
