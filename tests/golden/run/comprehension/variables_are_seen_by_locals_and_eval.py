y = 5
print([locals()["x"] for x in (1, 2)])  # expect: [1, 2]
print([eval("x + y") for x in (1, 2)])  # expect: [6, 7]




def function(n):
    return [eval("x * n", None, locals()) for x in (1, 2)], ["%(x)s-%(w)s" % locals() for x in "ab" for w in "c"]


print(function(3))  # expect: ([3, 6], ['a-c', 'b-c'])
