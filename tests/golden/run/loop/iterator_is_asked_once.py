class It:
    def __iter__(self):
        print('iter')
        return iter([1, 2])
for x in It():
    print(x)

# expect: iter
# expect: 1
# expect: 2
