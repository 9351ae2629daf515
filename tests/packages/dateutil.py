# needs: python3-dateutil python3-six
from datetime import datetime, date
from dateutil import parser, relativedelta, rrule, tz, easter
for text in "2003-09-25T10:49:41.5-03:00", "Thu Sep 25 10:36:28 2003", "10 Sept 2003, 8pm", "20030925T1049", "1st of May 2003", "12h 30m":
    print(parser.parse(text, default=datetime(2003, 1, 1)))
print(parser.isoparse("2018-W01-3T12:00Z"), relativedelta.relativedelta(datetime(2020, 2, 29), datetime(1999, 12, 31, 5)))
print(date(2020, 1, 31) + relativedelta.relativedelta(months=+1, weekday=relativedelta.FR(-1)))
print([str(d.date()) for d in rrule.rrule(rrule.MONTHLY, count=6, byweekday=rrule.FR, bysetpos=-1, dtstart=datetime(2024, 1, 1))])
rule = rrule.rrulestr("DTSTART:20240101T090000\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20240201T000000\nEXDATE:20240103T090000")
print(len(list(rule)), rule.after(datetime(2024, 1, 10)), easter.easter(2025))
z = tz.tzstr("EST5EDT,M3.2.0,M11.1.0")
print(datetime(2024, 7, 1, tzinfo=z).utcoffset(), datetime(2024, 1, 1, tzinfo=z).tzname(), tz.tzoffset("X", 3600))
try:
    parser.parse("nonsense 99")
except parser.ParserError as e:
    print(e)
