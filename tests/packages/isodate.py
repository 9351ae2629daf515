# needs: python3-isodate python3-six
import isodate
for text in "P1Y2M3DT4H5M6.5S", "P2W", "-P1D", "PT36H":
    d = isodate.parse_duration(text)
    print(d, isodate.duration_isoformat(d))
print(isodate.parse_datetime("2008-W05-3T12:30:15.123+02:00"), isodate.parse_date("2008-366"), isodate.parse_time("23:59Z"))
import datetime
print(isodate.strftime(datetime.datetime(2000, 1, 2), "%Y-W%W-%w"), datetime.date(2000, 1, 31) + isodate.parse_duration("P1M"))
