def make(n):
    return {"first": n, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 1: "again", "b": b"b", n: "n",
            (1, 2): None, **{"star": "star"}, 21: 21, 22: 22, 23: 23, 24: 24, 25: 25, 26: 26, 27: 27, 28: 28, 29: 29, 30: 30, "last": n}


made = make("key")
print(len(made), list(made)[:3], made[1])  # expect: 27 ['first', 1, 2] again
print(made["key"], made[(1, 2)], made["star"], list(made)[-2:], made["last"])  # expect: n None star [30, 'last'] key
made[5] = "changed"
print(make(0)[5])  # expect: 5
