# needs: python3-humanize
import humanize, datetime as dt
print(humanize.naturalsize(123456789), humanize.naturalsize(3000, binary=True, format="%.3f"), humanize.intcomma(1234567.891), humanize.intword(12345678901), humanize.ordinal(22), humanize.apnumber(7), humanize.fractional(0.3), humanize.scientific(12345), humanize.naturaldelta(dt.timedelta(days=400)), humanize.precisedelta(dt.timedelta(seconds=3633, days=2), minimum_unit="seconds"), humanize.naturaltime(dt.datetime(2020, 1, 1), when=dt.datetime(2020, 1, 3)), humanize.naturalday(dt.date(2007, 6, 5)))
