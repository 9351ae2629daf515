from System import DateTime, Decimal, TimeSpan, Version

start = DateTime(2026, 1, 1)
print((start + TimeSpan.FromDays(1)).Day)  # expect: 2
print((DateTime(2026, 1, 3) - start).Days)  # expect: 2
print(start < DateTime(2027, 1, 1), start == DateTime(2026, 1, 1), start != start)  # expect: True True False
price = Decimal(10)
print(price + 5, 5 + price, price * price, -price)  # expect: 15 15 100 -10
print(price / 4, price % 3)  # expect: 2.5 1
print(price > 3, price == 10, price >= 10, float(price), int(price))  # expect: True True True 10.0 10
print(Version("1.2") < Version("1.10"), max(Version("1.2"), Version("1.10")))  # expect: True 1.10
print(TimeSpan.FromSeconds(3) > TimeSpan.Zero)  # expect: True
try:
    start + "x"
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for +: 'DateTime' and 'str'
print(f"{Decimal(1234):N1} {start:yyyy-MM-dd}")  # expect: 1,234.0 2026-01-01
