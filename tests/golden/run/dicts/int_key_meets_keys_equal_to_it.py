class Same:
    def __hash__(self):
        return 7

    def __eq__(self, other):
        return other == 7


d = {2.0: "float", True: "bool", Same(): "object"}
d[2] = "two"
d[1] = "one"
d[7] = "seven"
print(d[2], d[1], d[7], len(d))  # expect: two one seven 3
print(d.get(3, "none"))  # expect: none
print([type(key).__name__ for key in d])  # expect: ['float', 'bool', 'Same']
print(d[-1] if -1 in d else "no")  # expect: no
