e = ValueError('v')
e.extra = 5
print(e.extra, e.args, e.__traceback__, e.__context__)  # expect: 5 ('v',) None None
