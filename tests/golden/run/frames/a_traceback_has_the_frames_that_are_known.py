import sys


def fails():
    frames.append(sys._getframe())
    raise ValueError


frames = []
try:
    fails()
except ValueError as error:
    here = error.__traceback__
    print(here.tb_frame is sys._getframe(), here.tb_next.tb_frame is frames[0])  # expect: True True
    print(here.tb_frame is here.tb_frame, here.tb_next.tb_frame.f_lineno)  # expect: True 6


def caught():
    try:
        1 / 0
    except ZeroDivisionError as error:
        level = error.__traceback__
    return level.tb_frame is sys._getframe()


print(caught())  # expect: True
