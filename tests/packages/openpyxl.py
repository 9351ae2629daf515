# needs: python3-openpyxl python3-et-xmlfile
import io, datetime
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.formula import Tokenizer
w = Workbook(); s = w.active; s.title = "Dätä"
for i in range(1, 6): s.append([i, i * 1.5, f"t{i}", datetime.date(2020, 1, i), i % 2 == 0])
s["A7"] = "=SUM(A1:A5)"; s["A7"].font = Font(bold=True, color="FF0000"); s.merge_cells("B7:C8"); s.column_dimensions["C"].width = 20; s.freeze_panes = "A2"; w.create_sheet("two")["B2"] = None; s["C1"].fill = PatternFill("solid", fgColor="00FF00"); s["E1"].hyperlink = "http://x.y"
b = io.BytesIO(); w.save(b); b.seek(0); r = load_workbook(b); t = r["Dätä"]
for row in t.iter_rows(values_only=True): print(row)
print(r.sheetnames, t.dimensions, t.merged_cells.ranges, t["A7"].font.b, t.freeze_panes, get_column_letter(703), range_boundaries("B2:D9"), [(x.value, x.type) for x in Tokenizer("=IF(A1>2,SUM(B1:B3),\"x\")").items])
