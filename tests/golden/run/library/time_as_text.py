import time

t = time.gmtime(1_000_000_000)
print(t[:6], t.tm_wday, t.tm_yday, t.tm_zone)  # expect: (2001, 9, 9, 1, 46, 40) 6 252 GMT
print(time.strftime("%Y-%m-%d %H:%M:%S %a %b %j %U %W %V %G %p %I", t), time.asctime(t))  # expect: 2001-09-09 01:46:40 Sun Sep 252 36 36 36 2001 AM 01 Sun Sep  9 01:46:40 2001
print(time.strptime("30 Nov 00", "%d %b %y")[:3], time.mktime(time.localtime(1_700_000_000)))  # expect: (2000, 11, 30) 1700000000.0
