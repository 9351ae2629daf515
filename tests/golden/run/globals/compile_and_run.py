c = compile('1 + 2', '<s>', 'eval')
print(eval(c))  # expect: 3
