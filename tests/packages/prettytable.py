# needs: python3-prettytable python3-wcwidth
import prettytable
from prettytable import PrettyTable, from_csv, MSWORD_FRIENDLY
import io
t = PrettyTable(["City", "Area", "Rain"])
t.add_rows([["Adelaide", 1295, 600.5], ["大阪", 5905, 1146.4], ["Darwin", 112, 1714.7]])
t.align["City"] = "l"; t.float_format = ".1"; t.sortby = "Area"
print(t)
print(t.get_string(fields=["City", "Rain"], start=1, border=False)); print(t.get_html_string()); print(t.get_csv_string())
t.set_style(MSWORD_FRIENDLY); t.title = "T"
print(t.get_string(), t.get_json_string())
print(from_csv(io.StringIO("a,b\n1,2\n3,4\n")))
try:
    t.add_row([1])
except ValueError as e:
    print(e)
