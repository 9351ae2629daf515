class I(int):
    def __rpow__(self, other, mod=None):
        return "rpow", other, mod


class Other:
    def __rpow__(self, other, mod=None):
        return NotImplemented if mod == 1 else ("other", other, mod)


print(pow(2, I(3), 5))  # expect: ('rpow', 2, 5)
print(pow(2, 3, I(5)))  # expect: 3
print(pow(2, Other(), 5))  # expect: ('other', 2, 5)
print(pow("a", Other(), None))  # expect: ('other', 'a', None)
try:
    pow(2, Other(), 1)
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for ** or pow(): 'int', 'Other', 'int'
