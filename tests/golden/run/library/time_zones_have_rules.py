from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo
import pickle

z = ZoneInfo("Europe/Berlin")
print(z, repr(z), z is ZoneInfo("Europe/Berlin"), pickle.loads(pickle.dumps(z)) is z)  # expect: Europe/Berlin zoneinfo.ZoneInfo(key='Europe/Berlin') True True
for year in 2020, 2060:
    for month in 1, 7:
        t = datetime(year, month, 1, tzinfo=z)
        print(t, t.dst(), t.tzname())
# expect: 2020-01-01 00:00:00+01:00 0:00:00 CET
# expect: 2020-07-01 00:00:00+02:00 1:00:00 CEST
# expect: 2060-01-01 00:00:00+01:00 0:00:00 CET
# expect: 2060-07-01 00:00:00+02:00 1:00:00 CEST
twice = datetime(2050, 10, 30, 2, 30, tzinfo=z)
print(twice.utcoffset(), twice.replace(fold=1).utcoffset())  # expect: 2:00:00 1:00:00
utc = datetime(2050, 10, 30, 0, 30, tzinfo=timezone.utc)
print([(t.hour, t.fold) for t in ((utc + timedelta(hours=h)).astimezone(z) for h in range(3))])  # expect: [(2, 0), (2, 1), (3, 0)]
try:
    ZoneInfo("No/Such")
except KeyError as e:
    print(type(e).__name__)  # expect: ZoneInfoNotFoundError
