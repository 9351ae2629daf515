a, b = 0, 10
while a < b and not (a * a > 20 or b < 3):
    a += 1
    b -= 1
print(a, b)  # expect: 5 5
