import io
import json
import re
import time

high, low = "\ud83d", "\udc0d"
print(len("".join([high, low])), len("{}{}".format(high, low)), len((high + "x" + low).replace("x", "")))  # expect: 2 2 2
print(len(re.sub("x", "", high + "x" + low)), len((high + low).upper()), len((high + low + "\U0001f40d").lower()))  # expect: 2 2 3
file = io.StringIO()
file.write(high)
file.write(low)
print(len(file.getvalue()), len(time.strftime(high + low)), len(json.loads('"\\ud834\udd20"')))  # expect: 2 2 2
print("".join([high, low]) == high + low, "".join([high, low]) == "\U0001f40d")  # expect: True False
