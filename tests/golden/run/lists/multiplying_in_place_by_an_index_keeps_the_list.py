class Two:
    def __index__(self):
        return 2


items = same = [1]
items *= Two()
print(same, items is same)  # expect: [1, 1] True
