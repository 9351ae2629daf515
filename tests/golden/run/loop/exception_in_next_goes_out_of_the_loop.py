class Bad:
    def __iter__(self): return self
    def __next__(self): raise ValueError('next')
try:
    for x in Bad():
        print('never')
except ValueError as e:
    print(e)  # expect: next
