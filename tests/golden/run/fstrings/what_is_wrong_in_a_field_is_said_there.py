def refused(source):
    try:
        compile(source, "<source>", "eval")
    except SyntaxError as error:
        print(error.msg, error.offset)


refused("f'{3:{{>10}'")  # expect: f-string: expecting a valid expression after '{' 7
refused("f'{!x'")  # expect: f-string: valid expression required before '!' 4
refused("f'{1=}{;'")  # expect: f-string: expecting a valid expression after '{' 8
refused("f'{1;'")  # expect: f-string: expecting '=', or '!', or ':', or '}' 5
refused("f'{a.b.}'")  # expect: f-string: expecting '=', or '!', or ':', or '}' 7
refused("f'{(for)}'")  # expect: f-string: expecting a valid expression after '{' 4
refused("f'{(a b)}'")  # expect: invalid syntax. Perhaps you forgot a comma? 5
refused("f'{(a'")  # expect: f-string: expecting '}' 6
