from System import Convert, DateTime, Int32, Math, String

print(Math.Max(3, 4), type(Math.Max(3, 4)).__name__)  # expect: 4 int
print(Math.Max(3, 4.5))  # expect: 4.5
print(Math.Sqrt(16))  # expect: 4.0
print(String.Join(", ", ["a", "b"]))  # expect: a, b
print(String.Join("-", "x", "y", "z"))  # expect: x-y-z
print(String.Format("{0} and {1}", 1, "two"))  # expect: 1 and two
print(Int32.Parse("12") + 1)  # expect: 13
print(Convert.ToString(255, 16))  # expect: ff
print(String.IsNullOrEmpty(None), String.IsNullOrEmpty("x"))  # expect: True False
print(DateTime(2026, 11, 30).Year, DateTime(2026, 1, 2, 3, 4, 5).Second)  # expect: 2026 5
print([Convert.ToString(value) for value in (1, 2.5, "s", True)])  # expect: ['1', '2.5', 's', 'True']
