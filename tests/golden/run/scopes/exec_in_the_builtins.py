import builtins

exec("answer_of_all = len('abc')", builtins.__dict__)
print(answer_of_all)  # expect: 3
