# python: 3.14
print((t"a{1}b" + t"c").strings)  # expect: ('a', 'bc')
try:
    t"a" + "b"
except TypeError as error:
    print(error)  # expect: can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
