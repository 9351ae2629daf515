class Base:
    count = 0


class Sub(Base):
    pass


seen = []
for i in range(4):
    seen.append((Sub.count, Sub().count))
    Base.count += 1
    if i == 2:
        Sub.count = -1
print(seen)  # expect: [(0, 0), (1, 1), (2, 2), (-1, -1)]
del Sub.count
print(Sub.count)  # expect: 4
