class A:
    def __new__(cls): return 'a string'
    def __init__(self): print('never')
print(A())  # expect: a string
