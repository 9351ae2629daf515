import pickle


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyInt(int):
    pass


class MyStr(str):
    pass


class MyTuple(tuple):
    pass


l = MyList([1, 2])
l.tag = "t"
l2 = pickle.loads(pickle.dumps(l))
print(type(l2).__name__, l2, l2.tag)  # expect: MyList [1, 2] t
for value in (MyDict(a=1), MyInt(5), MyStr("s"), MyTuple((1, 2))):
    copy = pickle.loads(pickle.dumps(value))
    print(type(copy).__name__, copy)
# expect: MyDict {'a': 1}
# expect: MyInt 5
# expect: MyStr s
# expect: MyTuple (1, 2)
