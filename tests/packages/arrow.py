# needs: python3-arrow python3-dateutil python3-six
import arrow, datetime
a = arrow.get("2013-05-11T21:23:58.970460+07:00")
print(a, a.to("utc"), a.shift(months=-3, weekday=2), a.floor("week"), a.span("month"), a.format("YYYY-MM-DD HH:mm:ss ZZ dddd Do [at] X"), a.isoformat(), a.humanize(a.shift(hours=-3)), a.humanize(a.shift(days=40), locale="de"), a.humanize(a.shift(minutes=90), granularity=["hour", "minute"]))
print(arrow.get("June was born in May 1980", "MMMM YYYY"), [str(x.date()) for x in arrow.Arrow.range("week", datetime.datetime(2020, 1, 1), datetime.datetime(2020, 2, 1))], arrow.get(1367900664).replace(tzinfo="+02:00"), arrow.get("2020-W05-3"), arrow.get(2020, 2, 29) - arrow.get(2019, 2, 28))
for bad in "x":
    try:
        arrow.get(bad)
    except (arrow.ParserError, ValueError) as e:
        print(type(e).__name__, e)
