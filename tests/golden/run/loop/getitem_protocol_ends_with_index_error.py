class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
for x in Seq():
    print(x)

# expect: 0
# expect: 1
# expect: 4
# expect: 9
