try:
    class A:
        x = 1 / 0
except ZeroDivisionError as e:
    print(e)  # expect: division by zero
print('A' in globals())  # expect: False
