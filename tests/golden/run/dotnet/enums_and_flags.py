from System import ConsoleColor, DayOfWeek, DateTime
from System.IO import FileAccess

print(DayOfWeek.Monday, int(DayOfWeek.Monday), DayOfWeek(2))  # expect: Monday 1 Tuesday
print(DateTime(2026, 11, 30).DayOfWeek == DayOfWeek.Monday)  # expect: True
print(DayOfWeek.Monday == DayOfWeek.Friday, DayOfWeek.Monday == 1)  # expect: False False
print(DayOfWeek.Sunday < DayOfWeek.Monday)  # expect: True
both = FileAccess.Read | FileAccess.Write
print(both, both == FileAccess.ReadWrite, FileAccess.Read in both)  # expect: ReadWrite True True
print(bool(both & FileAccess.Write), FileAccess.ReadWrite ^ FileAccess.Read)  # expect: True Write
print({DayOfWeek.Monday: "m"}[DayOfWeek.Monday])  # expect: m
print(ConsoleColor("Red"), DayOfWeek["Monday"] if hasattr(DayOfWeek, "__getitem__") else "-")  # expect: Red -
try:
    DayOfWeek("Noday")
except ValueError as error:
    print(error)  # expect: DayOfWeek has no such member
