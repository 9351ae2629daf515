# ZoneInfo: time zones from the system's database of compiled zone files, and behind their last transition from the rule in their footer.
# https://docs.python.org/3/library/zoneinfo.html
import re
import weakref
from bisect import bisect_right
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import _common, _tzpath

_EPOCH = datetime(1970, 1, 1).toordinal()
_STRONG_COUNT = 8
_NOT_GIVEN = object()


class _Kind:
    """What a zone says at some time: the offset to UTC, how much of it is daylight saving, and the abbreviation."""

    def __init__(self, offset, dst, name):
        self.seconds = offset
        self.offset, self.dst, self.name = timedelta(seconds=offset), timedelta(seconds=dst), name


_NOTHING = _Kind(0, 0, None)
_NOTHING.offset = _NOTHING.dst = None


def _seconds(dt):
    return (dt.toordinal() - _EPOCH) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second


class _Fixed:
    """A footer without daylight saving: always the same."""

    def __init__(self, kind):
        self.kind = kind

    def at_wall(self, year, seconds, fold):
        return self.kind

    def at_utc(self, year, seconds):
        return self.kind, False


class _Alternating:
    """A footer with daylight saving: from one day of every year to another."""

    def __init__(self, standard, daylight, start, end):
        self.standard, self.daylight, self.start, self.end = standard, daylight, start, end

    def bounds(self, year):
        """When daylight saving begins, in standard time, and ends, in daylight time."""
        return self.start(year), self.end(year)

    def at_wall(self, year, seconds, fold):
        start, end = self.bounds(year)
        difference = self.daylight.seconds - self.standard.seconds
        # In the gap, and where a time occurs twice, the fold decides: 0 is as before the change.
        if fold == (difference >= 0):
            end -= difference
        else:
            start += difference
        if start < end:
            return self.daylight if start <= seconds < end else self.standard
        return self.standard if end <= seconds < start else self.daylight

    def at_utc(self, year, seconds):
        start, end = self.bounds(year)
        start -= self.standard.seconds
        end -= self.daylight.seconds
        is_daylight = start <= seconds < end if start < end else not end <= seconds < start
        difference = self.daylight.seconds - self.standard.seconds
        turned, lost = (end, difference) if difference > 0 else (start, -difference)
        return self.daylight if is_daylight else self.standard, 0 <= seconds - turned < lost


def _day_of(text):
    """Which day of a year the rule means, as a function from the year to an ordinal."""
    if text[0] == "J":
        number = int(text[1:])
        if not 1 <= number <= 365:
            raise ValueError(f"malformed day of the year in TZ string: {text!r}")
        return lambda year: datetime(year, 1, 1).toordinal() + number - 1 + (number >= 60 and _is_leap(year))
    if text[0] != "M":
        number = int(text)
        if not 0 <= number <= 365:
            raise ValueError(f"malformed day of the year in TZ string: {text!r}")
        return lambda year: datetime(year, 1, 1).toordinal() + number
    match = re.fullmatch(r"M(\d{1,2})\.(\d)\.(\d)", text, re.ASCII)
    if match is None:
        raise ValueError(f"malformed date in TZ string: {text!r}")
    month, week, weekday = map(int, match.groups())
    if not (1 <= month <= 12 and 1 <= week <= 5 and 0 <= weekday <= 6):
        raise ValueError(f"malformed date in TZ string: {text!r}")

    def day(year):
        first = datetime(year, month, 1).toordinal()
        found = first + (weekday - first) % 7 + 7 * (week - 1)
        after = datetime(year + month // 12, month % 12 + 1, 1).toordinal() if (year, month) != (9999, 12) else first + 31
        return found if found < after else found - 7

    return day


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _time_of(text, most):
    match = re.fullmatch(r"([+-]?)(\d{1,3})(?::(\d\d))?(?::(\d\d))?", text, re.ASCII)
    if match is None:
        raise ValueError(f"malformed time in TZ string: {text!r}")
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    if hours > most or minutes > 59 or seconds > 59:
        raise ValueError(f"malformed time in TZ string: {text!r}")
    total = hours * 3600 + minutes * 60 + seconds
    return -total if match[1] == "-" else total


def _bound(text):
    date, _, time = text.partition("/")
    if not date:
        raise ValueError("malformed date in TZ string")
    day, seconds = _day_of(date), _time_of(time, 167) if time or "/" in text else 7200
    return lambda year: (day(year) - _EPOCH) * 86400 + seconds


_FOOTER = re.compile(r"(?P<name>[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)(?P<offset>[+-]?[\d:]+)"
                     r"(?:(?P<dst>[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)(?P<dst_offset>[+-]?[\d:]+)?)?(?P<rest>,.*)?", re.ASCII)


def _rule(text):
    """The rule that a footer, written as the variable TZ is, stands for."""
    match = _FOOTER.fullmatch(text)
    if match is None:
        raise ValueError(f"{text} is not a valid TZ string")
    offset = -_time_of(match["offset"], 24)
    standard = _Kind(offset, 0, match["name"].strip("<>"))
    if match["dst"] is None:
        if match["rest"]:
            raise ValueError(f"Transition times specified without DST: {text}")
        return _Fixed(standard)
    daylight_offset = -_time_of(match["dst_offset"], 24) if match["dst_offset"] else offset + 3600
    daylight = _Kind(daylight_offset, daylight_offset - offset, match["dst"].strip("<>"))
    bounds = (match["rest"] or "").split(",")[1:]
    if len(bounds) != 2:
        raise ValueError(f"Missing transition rules in TZ string: {text}")
    return _Alternating(standard, daylight, *map(_bound, bounds))


def _savings(indices, offsets, are_dst):
    """How much of each kind's offset is daylight saving: what distinguishes it from a standard time that it is next to."""
    savings = [0] * len(offsets)
    for at, index in enumerate(indices):
        if not are_dst[index] or savings[index]:
            continue
        for other in (at - 1, at + 1):
            if 0 <= other < len(indices) and not are_dst[indices[other]]:
                saved = offsets[index] - offsets[indices[other]]
                if saved:
                    savings[index] = saved
                    break
    for index, is_dst in enumerate(are_dst):
        if is_dst and not savings[index]:
            savings[index] = 3600
    return savings


class ZoneInfo(tzinfo):
    """ZoneInfo(key): the zone of that name in the system's database."""

    __module__ = "zoneinfo"
    _weak = weakref.WeakValueDictionary()
    _strong = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls._weak, cls._strong = weakref.WeakValueDictionary(), {}

    def __new__(cls, key):
        zone = cls._weak.get(key)
        if zone is None:
            zone = cls._weak.setdefault(key, cls._read_key(key))
            zone._is_cached = True
        cls._strong.pop(key, None)
        cls._strong[key] = zone
        if len(cls._strong) > _STRONG_COUNT:
            del cls._strong[next(iter(cls._strong))]
        return zone

    @classmethod
    def _read_key(cls, key):
        path = _tzpath.find_tzfile(key)
        with open(path, "rb") if path is not None else _common.load_tzdata(key) as file:
            return cls._read(file, key)

    @classmethod
    def _read(cls, file, key):
        zone = super().__new__(cls)
        zone._key, zone._is_cached, zone._file = key, False, repr(file)
        zone._load(file)
        return zone

    @classmethod
    def no_cache(cls, key):
        """The zone of that name, read anew."""
        return cls._read_key(key)

    @classmethod
    def from_file(cls, fobj, /, key=None):
        """The zone that a file of the database describes."""
        zone = cls._read(fobj, key)
        zone._is_from_file = True
        return zone

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        """Forgets zones, all or those of some names: they are read again."""
        for cache in (cls._weak, cls._strong):
            if only_keys is None:
                cache.clear()
            else:
                for key in only_keys:
                    cache.pop(key, None)

    _is_from_file = False

    def _load(self, file):
        indices, utc, offsets, are_dst, names, footer = _common.load_data(file)
        savings = _savings(indices, offsets, are_dst)
        kinds = [_Kind(*parts) for parts in zip(offsets, savings, names)]
        self._utc = list(utc)
        self._kinds = [kinds[i] for i in indices]
        self._before = next((kind for kind, is_dst in zip(kinds, are_dst) if not is_dst), kinds[0] if kinds else None)
        before = [self._before, *self._kinds]
        # By fold: the times on the wall from which a kind is meant.
        self._wall = [[t + pick(a.seconds, b.seconds) for t, a, b in zip(self._utc, before, self._kinds)] for pick in (max, min)]
        if footer:
            self._rule = _rule(footer.decode() if isinstance(footer, bytes) else footer)
        elif self._kinds:
            self._rule = _Fixed(self._kinds[-1])
        elif kinds:
            self._rule = _Fixed(kinds[0])
        else:
            raise ValueError("No time zone information found.")
        if self._before is None:
            self._before = self._rule.kind if isinstance(self._rule, _Fixed) else self._rule.standard
        # One kind for ever needs no date: a time alone has it.
        self._only = self._rule.kind if isinstance(self._rule, _Fixed) and all(kind is self._rule.kind for kind in self._kinds) and len(kinds) <= 1 else None

    def _kind(self, dt):
        if dt is None:
            return self._only or _NOTHING
        seconds, wall = _seconds(dt), self._wall[dt.fold]
        if wall and seconds < wall[-1]:
            at = bisect_right(wall, seconds)
            return self._kinds[at - 1] if at else self._before
        return self._rule.at_wall(dt.year, seconds, dt.fold)

    @property
    def key(self):
        return self._key

    def utcoffset(self, dt, /):
        return self._kind(dt).offset

    def dst(self, dt, /):
        return self._kind(dt).dst

    def tzname(self, dt, /):
        return self._kind(dt).name

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        seconds = _seconds(dt)
        at = bisect_right(self._utc, seconds)
        if self._utc and at < len(self._utc):
            kind = self._kinds[at - 1] if at else self._before
            is_second = at > 0 and seconds - self._utc[at - 1] < (self._kinds[at - 2] if at > 1 else self._before).seconds - kind.seconds
        else:
            kind, is_second = self._rule.at_utc(dt.year, seconds)
            if self._utc and not is_second:
                is_second = seconds - self._utc[-1] < (self._kinds[-2] if len(self._kinds) > 1 else self._before).seconds - kind.seconds
        return (dt + kind.offset).replace(fold=int(is_second))

    def __repr__(self):
        name = type(self).__qualname__
        if self._key is not None:
            return f"{type(self).__module__}.{name}(key={self._key!r})"
        return f"{type(self).__module__}.{name}.from_file({self._file})"

    def __str__(self):
        return repr(self) if self._key is None else self._key

    def __reduce__(self):
        if self._is_from_file:
            import pickle
            raise pickle.PicklingError("Cannot pickle a ZoneInfo file created from a file stream.")
        return type(self)._unpickle, (self._key, self._is_cached)

    @classmethod
    def _unpickle(cls, key, is_cached, /):
        return cls(key) if is_cached else cls.no_cache(key)
