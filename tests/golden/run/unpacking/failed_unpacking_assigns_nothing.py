a = b = 'old'
try:
    a, b = [1]
except ValueError:
    print(a, b)  # expect: old old
