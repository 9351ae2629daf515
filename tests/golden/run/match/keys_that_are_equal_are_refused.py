for keys in ("0: _, False: _", "0: _, 0.0: _", "0: _, -0: _", "0: _, 0j: _", "1: _, True: _", "-1: _, -1.0: _", "'a': _, 'a': _", "0.5: _, 0.5: _"):
    try:
        compile(f"match ...:\n case {{{keys}}}:\n  pass", "test", "exec")
    except SyntaxError as e:
        print(e.msg)
# expect: mapping pattern checks duplicate key (False)
# expect: mapping pattern checks duplicate key (0.0)
# expect: mapping pattern checks duplicate key (0)
# expect: mapping pattern checks duplicate key (0j)
# expect: mapping pattern checks duplicate key (True)
# expect: mapping pattern checks duplicate key (-1.0)
# expect: mapping pattern checks duplicate key ('a')
# expect: mapping pattern checks duplicate key (0.5)
match {1: "one", "1": "text"}:
    case {1: a, "1": b}:
        print(a, b)  # expect: one text
