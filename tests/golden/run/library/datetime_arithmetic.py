from datetime import date, datetime, timedelta, timezone

d = datetime(2024, 2, 28, 23, 30, tzinfo=timezone.utc) + timedelta(hours=25, minutes=45)
print(d.isoformat(), (d - datetime(2024, 1, 1, tzinfo=timezone.utc)).days, tuple(date(2024, 12, 25).isocalendar()))  # expect: 2024-03-01T01:15:00+00:00 60 (2024, 52, 3)
print(datetime.strptime("2020-03-01 10:20", "%Y-%m-%d %H:%M"), d.strftime("%A %d %B %Y"), timedelta(days=-1, seconds=5))  # expect: 2020-03-01 10:20:00 Friday 01 March 2024 -1 day, 0:00:05
