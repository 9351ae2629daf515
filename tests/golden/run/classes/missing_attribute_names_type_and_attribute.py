class A: pass
try:
    A().nothing
except AttributeError as e:
    print(e)  # expect: 'A' object has no attribute 'nothing'
try:
    A.nothing
except AttributeError as e:
    print(e)  # expect: type object 'A' has no attribute 'nothing'
