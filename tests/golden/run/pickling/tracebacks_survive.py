import pickle


def f():
    return 1 // 0


def g():
    return f()


try:
    g()
except ZeroDivisionError as e:
    traceback = pickle.loads(pickle.dumps(e.__traceback__))
lines = []
while traceback is not None:
    lines.append((traceback.tb_lineno, traceback.tb_frame.f_code.co_name))
    traceback = traceback.tb_next
print(lines)  # expect: [(13, '<module>'), (9, 'g'), (5, 'f')]
