# needs: python3-xlsxwriter
import io, zipfile, datetime, re
import xlsxwriter
out = io.BytesIO(); b = xlsxwriter.Workbook(out, {"in_memory": True}); b.set_properties({"created": datetime.datetime(2020, 1, 1)}); s = b.add_worksheet("Dätä")
f = b.add_format({"bold": True, "num_format": "0.00", "bg_color": "#FFCC00"}); s.write_row(0, 0, ["a", 1, 2.5, None, True], f); s.write_formula("A2", "=SUM(B1:C1)", None, 3.5); s.write_datetime("A3", datetime.datetime(2020, 2, 29, 12)); s.merge_range("B4:D5", "m"); s.write_url("A6", "http://x.y", string="l"); s.set_column("A:C", 20); s.conditional_format("B1:C1", {"type": "cell", "criteria": ">", "value": 1, "format": f}); s.autofilter("A1:C1"); s.data_validation("E1", {"validate": "list", "source": ["x", "y"]}); c = b.add_chart({"type": "line"}); c.add_series({"values": "='Dätä'!$B$1:$C$1"}); s.insert_chart("F1", c); s.write_rich_string("A8", "n", f, "b", "t"); b.close()
z = zipfile.ZipFile(out)
for n in sorted(z.namelist()):
    print(n, z.read(n).decode()[:1500])
