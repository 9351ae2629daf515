def f(): return later
later = 'defined'
print(f())  # expect: defined
later = 'changed'
print(f())  # expect: changed
